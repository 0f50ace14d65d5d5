using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;

namespace AgentAssist.Cli.Commands;

/// <summary>The two files of a command that turns one into the other.</summary>
internal sealed class InOut
{
    private readonly Option<string> _input;
    private readonly Option<string> _output;

    public InOut(string input, string output)
    {
        _input = new Option<string>("--input") { Description = $"{input}; - is standard input.", Required = true, HelpName = "FILE" };
        _output = new Option<string>("--output") { Description = $"{output}; - is standard output.", Required = true, HelpName = "FILE" };
    }

    /// <summary>Makes a command that runs over the two files and says on standard error how many rows it wrote.</summary>
    public Command Command(
        CliContext context,
        string name,
        string description,
        string unit,
        Func<InOutRun, CancellationToken, Task<long>> run,
        params ReadOnlySpan<Option> others)
    {
        var command = new Command(name, description) { _input, _output };
        foreach (var other in others)
        {
            command.Add(other);
        }

        command.SetAction(async (result, cancellationToken) =>
        {
            var terminal = context.Terminal;
            var input = result.GetRequiredValue(_input);
            using var reader = TextFiles.OpenRead(input, terminal);
            await using var writer = new Unclosed(TextFiles.OpenWrite(result.GetRequiredValue(_output), terminal), terminal.Out);
            var faults = new LineFaults(terminal);
            var began = terminal.Clock.GetTimestamp();
            var rows = await run(new InOutRun(terminal, result, input, reader, writer.Writer, faults), cancellationToken);
            await writer.Writer.FlushAsync(cancellationToken);
            if (terminal.ShowsProgress)
            {
                await terminal.Error.WriteLineAsync(
                    $"{Words.Count(rows, unit)} in {Words.Duration(terminal.Clock.GetElapsedTime(began))}.");
            }

            faults.ThrowIfAny(input, "The others were written.");
            return CommandLine.Done;
        });
        return command;
    }

    // Standard output is not ours to close.
    private sealed class Unclosed(TextWriter writer, TextWriter standardOutput) : IAsyncDisposable
    {
        public TextWriter Writer { get; } = writer;

        public ValueTask DisposeAsync() => ReferenceEquals(Writer, standardOutput) ? ValueTask.CompletedTask : Writer.DisposeAsync();
    }
}

/// <summary>One run over two files.</summary>
internal sealed record InOutRun(CliTerminal Terminal, ParseResult Parsed, string Input, TextReader Reader, TextWriter Writer, LineFaults Faults);
