# Completion of boards for PowerShell. In $PROFILE:  boards completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName boards -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # The text of the command line ends before the blank that the cursor is after.
    $line = $commandAst.ToString().PadRight($cursorPosition)
    boards "[suggest:$cursorPosition]" $line 2>$null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
