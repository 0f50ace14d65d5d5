using System.Text;
using AgentAssist.Cli.Terminal;

namespace AgentAssist.Cli.Tests;

/// <summary>What one run of the command line left: the exit code and both streams, as in a pipe.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public string[] OutLines => Out.TrimEnd('\n').Split('\n');

    public static Task<CommandRun> OfAsync(params string[] args) => WithInputAsync("", args);

    public static Task<CommandRun> WithInputAsync(string input, params string[] args) => WithInputAsync(new StringReader(input), args);

    public static Task<CommandRun> WithInputAsync(TextReader input, params string[] args) => ToAsync(new SharedText(), input, args);

    /// <summary>Runs beside the test, which may look at what was printed so far.</summary>
    public static (Task<CommandRun> Ended, Func<string> SoFar) Start(params string[] args)
    {
        var output = new SharedText();
        return (ToAsync(output, TextReader.Null, args), output.ToString);
    }

    private static async Task<CommandRun> ToAsync(SharedText output, TextReader input, string[] args)
    {
        await using var error = new SharedText();
        var terminal = new CliTerminal(input, output, error, isLive: false, showsProgress: false, TimeProvider.System);
        var exitCode = await CommandLine.RunAsync(args, terminal, CancellationToken.None);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Text that one thread writes while another reads it.</summary>
    private sealed class SharedText : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_text)
            {
                _text.Append(value);
            }
        }

        public override string ToString()
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }
}
