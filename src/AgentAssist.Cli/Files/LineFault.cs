using AgentAssist.Cli.Terminal;

namespace AgentAssist.Cli.Files;

/// <summary>A line of a file that cannot be used: the field at fault and why.</summary>
internal sealed class LineFaultException(string field, string why) : Exception($"{(field.Length > 0 ? $"{field}: " : "")}{why}")
{
    /// <summary>The field in snake_case; empty where the whole line is at fault.</summary>
    public string Field { get; } = field;

    /// <summary>What is wrong with it.</summary>
    public string Why { get; } = why;
}

/// <summary>Collects lines that cannot be used: the first ones are shown as they come, all are counted.</summary>
internal sealed class LineFaults(CliTerminal terminal, int mostShown = 20)
{
    private readonly Lock _gate = new();

    /// <summary>How many lines were at fault.</summary>
    public long Count { get; private set; }

    public void Add(long line, LineFaultException fault)
    {
        lock (_gate)
        {
            Count++;
            if (Count <= mostShown)
            {
                terminal.Error.WriteLine($"line {line}: {fault.Message}");
            }
            else if (Count == mostShown + 1)
            {
                terminal.Error.WriteLine("Further lines are at fault; only their number is given at the end.");
            }
        }
    }

    /// <summary>Fails the command when any line was at fault.</summary>
    public void ThrowIfAny(string file, string whatHappened)
    {
        if (Count > 0)
        {
            throw new CliException($"{file}: {Count} {(Count == 1 ? "line was" : "lines were")} not readable. {whatHappened}");
        }
    }
}
