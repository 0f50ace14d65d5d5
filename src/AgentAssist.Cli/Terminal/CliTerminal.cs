using System.Text;
using Spectre.Console;

namespace AgentAssist.Cli.Terminal;

/// <summary>Where a command reads and writes. Tests give their own.</summary>
internal sealed class CliTerminal
{
    /// <summary>Width of what is drawn where nothing says how wide the reader's window is.</summary>
    private const int PipeWidth = 120;

    public CliTerminal(TextReader input, TextWriter output, TextWriter error, bool isLive, bool showsProgress, TimeProvider clock)
    {
        In = input;
        Out = output;
        Error = error;
        IsLive = isLive;
        ShowsProgress = showsProgress;
        Clock = clock;
        Screen = Create(output, isLive);
        ErrorScreen = Create(error, showsProgress);
    }

    public TextReader In { get; }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>Whether standard output is a terminal that can be redrawn.</summary>
    public bool IsLive { get; }

    /// <summary>Whether standard error is a terminal, where progress may move.</summary>
    public bool ShowsProgress { get; }

    public TimeProvider Clock { get; }

    /// <summary>Draws on <see cref="Out"/>: with colours on a terminal, plain in a pipe.</summary>
    public IAnsiConsole Screen { get; }

    /// <summary>Draws on <see cref="Error"/>.</summary>
    public IAnsiConsole ErrorScreen { get; }

    /// <summary>The terminal of this process.</summary>
    public static CliTerminal OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new CliTerminal(
            Console.In, Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, TimeProvider.System);
    }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(isTerminal ? writer : new TrimmingWriter(writer)),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            screen.Profile.Width = PipeWidth;
            screen.Profile.Capabilities.Unicode = true;
        }

        return screen;
    }
}
