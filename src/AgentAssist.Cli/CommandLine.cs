using System.CommandLine;
using System.CommandLine.Invocation;
using AgentAssist.Cli.Commands;
using AgentAssist.Cli.Terminal;
using AgentAssist.Client;

namespace AgentAssist.Cli;

/// <summary>The whole command line. Exit codes: 0 done, 1 failed, 2 used wrongly.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int UsedWrongly = 2;

    public static async Task<int> RunAsync(string[] args, CliTerminal terminal, CancellationToken cancellationToken)
    {
        var context = new CliContext(terminal);
        var result = Create(context).Parse(args);
        if (result.Errors.Count > 0 && result.Action is ParseErrorAction)
        {
            return await RefuseAsync(args, result, terminal);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await result.InvokeAsync(configuration, cancellationToken);
        }
        catch (CliException e)
        {
            await terminal.Error.WriteLineAsync($"agentassist: {e.Message}");
        }
        catch (AgentAssistException e)
        {
            await terminal.Error.WriteLineAsync($"agentassist: {ServerFaults.Describe(e, context.ServerOf(result))}");
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("agentassist: stopped.");
        }
        catch (IOException e)
        {
            await terminal.Error.WriteLineAsync($"agentassist: {e.Message}");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            await terminal.Error.WriteLineAsync($"agentassist: this is a fault of the program, please report it: {e.GetType().Name}: {e.Message}");
        }

        return Failed;
    }

    private static RootCommand Create(CliContext context)
    {
        var root = new RootCommand("AgentAssist: understands customers, suggests replies, shows supervisors where help is needed.")
        {
            AgentCommand.Create(context),
            FloorCommand.Create(context),
            InsightCommand.Create(context),
            ReplayCommand.Create(context),
            ImportCommand.Create(context),
            ImportTranscriptsCommand.Create(context),
            RepliesCommand.Create(context),
            ImportArticlesCommand.Create(context),
            DoctorCommand.Create(context),
            StorageCommand.Create(context),
            LibraryCommand.Create(context),
            CheckLibraryCommand.Create(context),
            AdviseCommand.Create(context),
            SearchCommand.Create(context),
            ReviewCommand.Create(context),
            AnalyzeCommand.Create(context),
            SignalsCommand.Create(context),
            PromisesCommand.Create(context),
            FindingsCommand.Create(context),
            DialogueRiskCommand.Create(context),
            PiiCommand.Create(context),
            TrainCommand.Create(context),
        };
        root.Options.Add(context.Server);
        return root;
    }

    private static async Task<int> RefuseAsync(string[] args, ParseResult result, CliTerminal terminal)
    {
        if (args.Length == 0)
        {
            var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error };
            await result.RootCommandResult.Command.Parse(["--help"]).InvokeAsync(configuration);
            return UsedWrongly;
        }

        foreach (var message in result.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
        {
            await terminal.Error.WriteLineAsync($"agentassist: {message}");
        }

        var command = result.CommandResult.Command;
        var name = command is RootCommand ? "agentassist" : $"agentassist {command.Name}";
        await terminal.Error.WriteLineAsync($"\"{name} --help\" shows how it is used.");
        return UsedWrongly;
    }
}
