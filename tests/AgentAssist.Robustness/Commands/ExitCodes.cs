namespace AgentAssist.Robustness.Commands;

/// <summary>What the process says at its end.</summary>
internal static class ExitCodes
{
    /// <summary>Every promise was kept.</summary>
    public const int Kept = 0;

    /// <summary>A promise was broken, or the run itself failed.</summary>
    public const int Broken = 1;

    /// <summary>The command was used wrongly, or the machine lacks a server that it needs.</summary>
    public const int UsedWrongly = 2;
}
