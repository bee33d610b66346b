
(() => {
'use strict';
const $ = (selector, at = document) => at.querySelector(selector);
const all = (selector, at = document) => [...at.querySelectorAll(selector)];
const root = document.documentElement;
root.classList.add('on');

// Colours: as the system, light, dark.
const themes = ['', 'light', 'dark'];
let theme = 0;
const setTheme = next => {
  theme = next;
  if (themes[theme]) root.dataset.theme = themes[theme]; else delete root.dataset.theme;
  $('#theme').setAttribute('aria-label', 'Colours: ' + (themes[theme] || 'as the system'));
  $('#theme').textContent = ['\u25D0', '\u2600', '\u263E'][theme];
};
const stored = () => { try { return localStorage; } catch { return null; } };
setTheme(Math.max(0, themes.indexOf(stored()?.getItem('boards-theme') ?? '')));
$('#theme').addEventListener('click', () => { setTheme((theme + 1) % 3); stored()?.setItem('boards-theme', themes[theme]); });

// Search and filters. An address finds what contains it.
const tables = all('table.find');
const textOf = new Map();
const rowText = row => { let text = textOf.get(row); if (text === undefined) textOf.set(row, text = row.textContent.toLowerCase()); return text; };
const bars = new Map(all('rect[data-r]').map(bar => ['a' + bar.dataset.r, bar]));
const filters = all('select[data-filter]');
const number = text => /^0x[0-9a-f]+$/i.test(text) ? BigInt(text) : null;
const holds = (row, address) => row.id[0] === 'a' && BigInt(row.cells[0].textContent) <= address && address <= BigInt(row.cells[1].textContent);
const search = () => {
  const words = $('#q').value.toLowerCase().split(/\s+/).filter(word => word);
  const address = words.length === 1 ? number(words[0]) : null;
  let hits = 0;
  for (const table of tables) {
    const chosen = filters.filter(filter => filter.dataset.table === table.id && filter.value);
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      const fits = words.every(word => rowText(row).includes(word)) || (address !== null && holds(row, address));
      row.hidden = !fits || !chosen.every(filter => (row.dataset[filter.dataset.filter] ?? '').split(' ').includes(filter.value));
      if (!row.hidden) shown++;
      bars.get(row.id)?.classList.toggle('dim', row.hidden);
    }
    hits += shown;
    const count = $(`[data-count="${table.id}"]`);
    if (count) count.textContent = `${shown} of ${table.tBodies[0].rows.length}`;
  }
  $('#hits').textContent = words.length ? `${hits} rows` : '';
};
$('#q').addEventListener('input', search);
filters.forEach(filter => filter.addEventListener('change', search));
addEventListener('keydown', event => {
  if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); $('#q').focus(); }
  if (event.key === 'Escape' && document.activeElement === $('#q')) { $('#q').value = ''; search(); }
});
// A link to a row that the search hides shows it.
addEventListener('hashchange', () => { const row = document.getElementById(location.hash.slice(1)); if (row?.hidden) { row.hidden = false; row.scrollIntoView(); } });

// Sorting.
const names = new Intl.Collator('en', { numeric: true });
const keyOf = cell => cell.dataset.k ?? cell.textContent.trim();
const compare = (a, b) => {
  const x = number(a), y = number(b);
  return x !== null && y !== null ? (x < y ? -1 : x > y ? 1 : 0) : names.compare(a, b);
};
for (const table of all('table.sort')) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...table.tBodies[0].rows].sort((a, b) => compare(keyOf(a.cells[column]), keyOf(b.cells[column])));
      table.tBodies[0].append(...(down ? rows.reverse() : rows));
    });
  });
}

// The memory map.
const svg = (name, attributes, ...children) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
};
const strip = $('#strip');
if (strip) {
  const picture = $('#bars');
  const order = [...bars.values()].sort((a, b) => a.dataset.r - b.dataset.r);
  let zoom = 1, picked = -1;
  // A name is written in its bar if there is room for it.
  const label = () => {
    all('.name', picture).forEach(name => name.remove());
    const width = picture.getBoundingClientRect().width / 100;
    for (const bar of order) {
      const room = Math.floor(parseFloat(bar.getAttribute('width')) * width / 6.5) - 1;
      const name = bar.firstChild.textContent.split(', 0x')[0];
      if (room < 3 || (room < name.length && room < 8)) continue;
      picture.append(svg('text', { class: 'name', x: bar.getAttribute('x'), dx: 4, y: +bar.getAttribute('y') + 11 }, room < name.length ? name.slice(0, room - 1) + '\u2026' : name));
    }
  };
  const setZoom = (next, at = strip.clientWidth / 2) => {
    next = Math.min(64, Math.max(1, next));
    const point = (strip.scrollLeft + at) / zoom;
    zoom = next;
    picture.style.width = zoom * 100 + '%';
    picture.setAttribute('class', 'z' + (zoom < 4 ? 0 : zoom < 16 ? 1 : 2));
    strip.scrollLeft = point * zoom - at;
    label();
  };
  const pick = index => {
    if (order[picked]) order[picked].classList.remove('pick');
    all('tr.pick').forEach(row => row.classList.remove('pick'));
    picked = Math.min(order.length - 1, Math.max(0, index));
    const bar = order[picked], row = document.getElementById('a' + bar.dataset.r);
    bar.classList.add('pick');
    row.classList.add('pick');
    const link = document.createElement('a');
    link.href = '#' + row.id;
    link.textContent = row.cells[3].textContent;
    $('#picked').replaceChildren(link, ` ${row.cells[0].textContent}\u2013${row.cells[1].textContent}, ${row.cells[2].textContent}, ${row.cells[4].textContent}, ${row.cells[5].textContent}${row.cells[6].textContent ? ', ' + row.cells[6].textContent : ''}`);
    const box = bar.getBoundingClientRect(), view = strip.getBoundingClientRect();
    if (box.left < view.left || box.right > view.right) strip.scrollLeft += box.left - view.left - view.width / 3;
  };
  $('#zin').addEventListener('click', () => setZoom(zoom * 2));
  $('#zout').addEventListener('click', () => setZoom(zoom / 2));
  $('#zfit').addEventListener('click', () => setZoom(1));
  strip.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    setZoom(zoom * (event.deltaY < 0 ? 1.25 : 0.8), event.clientX - strip.getBoundingClientRect().left);
  }, { passive: false });
  strip.addEventListener('click', event => { const bar = event.target.closest('rect[data-r]'); if (bar) pick(order.indexOf(bar)); });
  strip.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) pick(picked + step);
    else if (event.key === 'Home') pick(0);
    else if (event.key === 'End') pick(order.length - 1);
    else if (event.key === '+' || event.key === '=') setZoom(zoom * 2);
    else if (event.key === '-') setZoom(zoom / 2);
    else if (event.key === '0') setZoom(1);
    else if (event.key === 'Enter' && picked >= 0) location.hash = 'a' + order[picked].dataset.r;
    else return;
    event.preventDefault();
  });
  addEventListener('resize', label);
  label();
}

// The graph of dependencies: what a device needs, directly and through others.
const deps = $('#deptable');
if (deps) {
  const edges = [...deps.tBodies[0].rows].map(row => ({
    from: row.cells[0].textContent, to: row.cells[1].textContent, f: 'd' + row.dataset.f, t: row.dataset.t ? 'd' + row.dataset.t : row.cells[1].firstChild.title,
    kind: row.cells[2].textContent, why: row.cells[3].textContent,
  }));
  const choice = $('#root');
  const sources = new Map(edges.map(edge => [edge.f, edge.from]));
  const owned = [...sources.keys()].filter(id => /\bm\d/.test(document.getElementById(id)?.dataset.o ?? ''));
  const weight = id => edges.filter(edge => edge.f === id && edge.kind === 'registers').length;
  for (const [id, name] of [...sources].sort((a, b) => names.compare(a[1], b[1]))) choice.append(new Option(name, id));
  const draw = () => {
    const start = choice.value, depth = new Map([[start, 0]]), title = new Map([[start, sources.get(start)]]), columns = [[start]], shown = [];
    for (const at of depth.keys()) {
      for (const edge of edges.filter(edge => edge.f === at)) {
        const strong = edge.kind === 'registers';
        if (!depth.has(edge.t)) {
          // What needs nothing mapped is shown for the chosen device only.
          if (!strong && at !== start) continue;
          depth.set(edge.t, depth.get(at) + 1);
          title.set(edge.t, edge.to);
          (columns[depth.get(edge.t)] ??= []).push(edge.t);
        }
        shown.push(edge);
      }
    }
    const W = 190, H = 34, X = 250, place = new Map();
    columns.forEach((ids, x) => ids.forEach((id, y) => place.set(id, [x * X + 4, y * H + 4])));
    const height = Math.max(...columns.map(ids => ids.length)) * H + 8;
    const picture = svg('svg', { width: (columns.length - 1) * X + W + 12, height, role: 'img', 'aria-label': `${title.get(start)} needs ${depth.size - 1} others` });
    for (const edge of shown) {
      const [x1, y1] = place.get(edge.f), [x2, y2] = place.get(edge.t), back = x2 <= x1;
      const from = back ? x1 : x1 + W, to = back ? x2 + W : x2, bend = back ? 30 : (to - from) / 2;
      const path = svg('path', { d: back ? `M${x1 + W},${y1 + 13}C${x1 + W + bend},${y1 + 13} ${x2 + W + bend},${y2 + 13} ${x2 + W},${y2 + 13}` : `M${from},${y1 + 13}C${from + bend},${y1 + 13} ${to - bend},${y2 + 13} ${to},${y2 + 13}` }, svg('title', {}, `${edge.from} needs ${edge.to}: ${edge.why}`));
      if (edge.kind !== 'registers') path.setAttribute('class', 'weak');
      picture.append(path);
    }
    for (const [id, [x, y]] of place) {
      const name = title.get(id), link = document.getElementById(id) ? svg('a', { href: '#' + id }) : svg('g', {});
      if (id === start) link.setAttribute('class', 'root');
      link.append(svg('title', {}, id[0] === '/' ? id : name), svg('rect', { x, y, width: W, height: 26, rx: 5 }), svg('text', { x: x + 8, y: y + 17 }, name.length > 27 ? name.slice(0, 26) + '\u2026' : name));
      picture.append(link);
    }
    $('#graph').replaceChildren(picture);
  };
  if (sources.size) {
    choice.value = [...(owned.length ? owned : sources.keys())].reduce((a, b) => weight(b) > weight(a) ? b : a);
    choice.addEventListener('change', draw);
    draw();
  } else {
    choice.closest('.tools').hidden = $('#graph').hidden = true;
  }
}

// A memory region and the maps of it.
const light = (event, on) => {
  const at = event.target.closest?.('[data-mr]');
  if (at) all('[data-mr]', at.closest('.system')).forEach(other => other.classList.toggle('lit', on && other.dataset.mr === at.dataset.mr));
};
document.addEventListener('mouseover', event => light(event, true));
document.addEventListener('mouseout', event => light(event, false));

// On paper, everything is open.
addEventListener('beforeprint', () => all('details').forEach(part => { part.open = true; }));
search();
})();
