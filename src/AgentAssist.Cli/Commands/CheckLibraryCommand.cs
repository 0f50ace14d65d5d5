using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;
using AgentAssist.Core;
using AgentAssist.Core.Suggestions;

namespace AgentAssist.Cli.Commands;

/// <summary>Checks a reply library without a server.</summary>
internal static class CheckLibraryCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A reply library in protobuf JSON; - is standard input." };
        var command = new Command("check-library", "Check a reply library: every fault in one line, or what it has words for.") { file };
        command.SetAction(async (result, _) => await CheckAsync(result.GetRequiredValue(file), context.Terminal));
        return command;
    }

    private static async Task<int> CheckAsync(string file, CliTerminal terminal)
    {
        ReplyLibrary library;
        try
        {
            library = LibraryFile.Read(file, terminal);
        }
        catch (ReplyLibraryException e)
        {
            foreach (var fault in e.Faults)
            {
                await terminal.Error.WriteLineAsync(Words.Clean(fault));
            }

            return CommandLine.Failed;
        }

        var message = library.Message;
        await terminal.Out.WriteLineAsync(
            $"{library.Version}: {Words.Count(message.Phrases.Count, "phrase")}, {Words.Count(message.Guards.Count, "guard")}");
        foreach (var (move, phrases) in library.CountByMove())
        {
            await terminal.Out.WriteLineAsync($"{EnumNames.UpperSnake(move),-16} {phrases,5:N0}");
        }

        foreach (var (id, why) in library.FindUnreached())
        {
            await terminal.Out.WriteLineAsync($"No situation reaches \"{id}\": it {why}.");
        }

        return CommandLine.Done;
    }
}
