namespace AgentAssist.Server.Configuration;

/// <summary>Tells an operator what is wrong with the configuration.</summary>
internal static class ConfigurationFaults
{
    /// <summary>Writes every fault on a line of its own to standard error; returns the exit code.</summary>
    public static int Print(IReadOnlyList<string> faults)
    {
        Console.Error.WriteLine("AgentAssist does not start: the configuration has faults.");
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"  {fault}");
        }

        return 1;
    }
}
