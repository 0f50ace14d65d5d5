using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Rendering;
using AgentAssist.Core.Suggestions;
using AgentAssist.V1;

namespace AgentAssist.Cli.Commands;

/// <summary>Gets and replaces the reply library of a running server.</summary>
internal static class LibraryCommand
{
    public static Command Create(CliContext context) => new("library", "Get or replace the words that the server composes suggestions from.")
    {
        CreateGet(context),
        CreatePut(context),
    };

    private static Command CreateGet(CliContext context)
    {
        var output = new Option<string>("--output") { Description = "Write to this file instead of the screen.", HelpName = "FILE" };
        var get = new Command("get", "Print the library in force, in protobuf JSON.") { output };
        get.SetAction(async (result, cancellationToken) =>
        {
            await using var client = context.Connect(result);
            var json = LibraryFile.Write(await client.GetLibraryAsync(cancellationToken));
            if (result.GetValue(output) is { } file)
            {
                await File.WriteAllTextAsync(file, json + "\n", cancellationToken);
            }
            else
            {
                await context.Terminal.Out.WriteLineAsync(json);
            }

            return CommandLine.Done;
        });
        return get;
    }

    private static Command CreatePut(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A reply library in protobuf JSON with a new version; - is standard input." };
        var baseVersion = new Option<string>("--base") { Description = "The version that it is based on; the one in force where this is left out.", HelpName = "VERSION" };
        var put = new Command("put", "Check a library and put it in force, unless another is in force than the one it is based on.") { file, baseVersion };
        put.SetAction(async (result, cancellationToken) =>
        {
            ReplyLibrary library;
            try
            {
                library = LibraryFile.Read(result.GetRequiredValue(file), context.Terminal);
            }
            catch (ReplyLibraryException e)
            {
                throw new CliException(
                    $"the library has {Words.Count(e.Faults.Count, "fault")}, the first: {Words.Clean(e.Faults[0])}. \"agentassist check-library\" names them all.", e);
            }

            await using var client = context.Connect(result);
            var before = result.GetValue(baseVersion) ?? (await client.GetLibraryAsync(cancellationToken)).Version;
            var after = await client.PutLibraryAsync(
                new PutLibraryRequest { Library = library.Message, BaseVersion = before }, cancellationToken);
            await context.Terminal.Out.WriteLineAsync($"{after.Version} is in force, in place of {before}.");
            return CommandLine.Done;
        });
        return put;
    }
}
