'use strict';
(() => {
const field = document.getElementById('q'), list = document.getElementById('found'), root = document.documentElement.dataset.root;
// A word in the title of a page counts most, then in that of a section, then in the text.
const score = (entry, words) => {
  let sum = 0;
  for (const word of words) {
    const title = entry.t.toLowerCase(), page = entry.p.toLowerCase();
    const at = title.startsWith(word) ? 12 : title.includes(word) ? 8 : page.includes(word) ? 3 : entry.s.toLowerCase().includes(word) ? 1 : 0;
    if (!at) return 0;
    sum += at + (entry.p ? 0 : 2);
  }
  return sum;
};
const find = () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(word => word);
  const found = words.length === 0 ? [] : window.boardsIndex.map(entry => [score(entry, words), entry]).filter(([points]) => points).sort((a, b) => b[0] - a[0]).slice(0, 12);
  list.replaceChildren(...found.map(([, entry]) => {
    const item = document.createElement('li'), link = document.createElement('a'), text = document.createElement('small');
    link.href = root + entry.u;
    link.textContent = entry.t;
    text.textContent = entry.p ? entry.p + ' \u2014 ' + entry.s : entry.s;
    link.append(text);
    item.append(link);
    return item;
  }));
  list.hidden = found.length === 0;
};
field.addEventListener('input', find);
addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== field) { event.preventDefault(); field.focus(); }
  else if (event.key === 'Escape') { field.value = ''; find(); }
  else if (event.key === 'Enter' && document.activeElement === field && list.firstChild) location.href = list.querySelector('a').href;
  else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
    event.preventDefault();
    const links = [...list.querySelectorAll('a')], at = links.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    (links[at] ?? field).focus();
  }
});
})();
