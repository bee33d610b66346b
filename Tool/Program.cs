using System;
using System.IO;
using Boards.Tool;
using Boards.Tool.Commands;

using Stream input = Console.OpenStandardInput();
using Stream standard = Console.OpenStandardOutput();
return BoardsCommand.Invoke(args, new Output(standard, Console.Error) { Input = input });
