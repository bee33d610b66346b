-- Starts the language server of Boards for devicetree sources and Microkit system descriptions. In init.lua:
--   dofile('/path/to/boards.lua')
-- The server may be another command, such as a local tool of .NET:
--   vim.g.boards_command = { 'dotnet', 'boards', 'lsp' }
vim.filetype.add({ extension = { dts = 'dts', dtsi = 'dts', dtso = 'dts', system = 'microkit-system' } })

vim.api.nvim_create_autocmd('FileType', {
    pattern = { 'dts', 'microkit-system' },
    callback = function(event)
        local path = vim.api.nvim_buf_get_name(event.buf)
        local marker = vim.fs and vim.fs.find({ 'boards.json', '.git' }, { upward = true, path = vim.fs.dirname(path) })[1]
        local root = marker and vim.fs.dirname(marker) or vim.fn.fnamemodify(path, ':h')
        local config = { name = 'boards', cmd = vim.g.boards_command or { 'boards', 'lsp' }, root_dir = root }
        if vim.lsp.start then
            vim.lsp.start(config)
            return
        end

        -- Before Neovim 0.8.
        vim.g.boards_clients = vim.g.boards_clients or vim.empty_dict()
        local clients = vim.g.boards_clients
        clients[root] = clients[root] or vim.lsp.start_client(config)
        vim.g.boards_clients = clients
        vim.lsp.buf_attach_client(event.buf, clients[root])
    end,
})
