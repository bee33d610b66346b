-- Opens a source in Neovim with the language server and asks for what an editor shows:
--   BOARDS_COMMAND='boards lsp' nvim --headless -u NONE -n -c 'luafile Editors/neovim/test.lua'
-- Exits with 1 where something is missing.
local function check(name, holds, found)
    io.stdout:write(name .. '\n')
    if not holds then
        io.stderr:write(name .. ' failed: ' .. vim.inspect(found) .. '\n')
        vim.cmd('cquit 1')
    end
end

local function ask(method, parameters)
    local answers = vim.lsp.buf_request_sync(0, method, parameters, 60000) or {}
    for _, answer in pairs(answers) do
        if answer.result then
            return answer.result
        end
    end
end

local ok, problem = pcall(function()
    local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
    vim.g.boards_command = vim.g.boards_command or vim.split(os.getenv('BOARDS_COMMAND') or 'boards lsp', ' ')
    vim.cmd('filetype on')
    dofile(here .. '/boards.lua')

    local folder = vim.fn.tempname()
    vim.fn.mkdir(folder, 'p')
    local lines = {
        '/dts-v1/;',
        '/ {',
        '\t#address-cells = <1>;',
        '\t#size-cells = <1>;',
        '\tuart: serial@9000000 {',
        '\t\tcompatible = "arm,pl011";',
        '\t\treg = <0x9000000 0x1000>;',
        '\t\tclocks = <&clck>;',
        '\t};',
        '\tclk: clock {',
        '\t\tcompatible = "fixed-clock";',
        '\t\t#clock-cells = <0>;',
        '\t};',
        '};',
        '&uart {',
        '};',
    }
    vim.fn.writefile(lines, folder .. '/board.dts')
    vim.cmd('edit ' .. folder .. '/board.dts')
    check('filetype', vim.bo.filetype == 'dts', vim.bo.filetype)

    vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
    local found = vim.diagnostic.get(0)
    check('diagnostics', #found > 0 and found[1].lnum == 7 and found[1].message:find('clck') ~= nil, found)

    local document = { uri = vim.uri_from_bufnr(0) }
    local hover = ask('textDocument/hover', { textDocument = document, position = { line = 6, character = 11 } })
    check('hover', hover ~= nil and vim.inspect(hover.contents):find('9000000') ~= nil, hover)

    local completion = ask('textDocument/completion', { textDocument = document, position = { line = 7, character = 13 } })
    local labels = vim.tbl_map(function(item) return item.label end, completion and (completion.items or completion) or {})
    check('completion', vim.tbl_contains(labels, 'clk') or vim.tbl_contains(labels, '&clk'), labels)

    local definition = ask('textDocument/definition', { textDocument = document, position = { line = 14, character = 2 } })
    check('definition', definition ~= nil and (definition[1] or definition).range.start.line == 4, definition)

    local rename = ask('textDocument/rename', { textDocument = document, position = { line = 14, character = 2 }, newName = 'console' })
    check('rename', rename ~= nil, rename)
    vim.lsp.util.apply_workspace_edit(rename, 'utf-16')
    local renamed = vim.api.nvim_buf_get_lines(0, 0, -1, false)
    check('renamed', renamed[5] == '\tconsole: serial@9000000 {' and renamed[15] == '&console {', renamed)
end)

if not ok then
    io.stderr:write(tostring(problem) .. '\n')
    vim.cmd('cquit 1')
end
vim.cmd('qall!')
