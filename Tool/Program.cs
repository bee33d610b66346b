using System;
using System.IO;
using Boards.Tool;
using Boards.Tool.Commands;

using Stream input = Console.OpenStandardInput();
using Stream standard = Console.OpenStandardOutput();
Terminal? messages = Terminal.OfMessages();
using ProgressLine? progress = messages is null ? null : new ProgressLine(Console.Error, TimeSpan.FromSeconds(1));
return BoardsCommand.Invoke(args, new Output(standard, progress ?? Console.Error)
{
    Input = new RunInput(input),
    Terminal = Terminal.OfOutput(),
    MessageTerminal = messages,
    Progress = progress,
});
