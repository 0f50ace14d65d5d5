using System.Globalization;

namespace AgentAssist.Robustness.Load;

/// <summary>What a process holds at a moment, as Linux tells it.</summary>
/// <param name="At">When, since sampling began.</param>
/// <param name="ResidentBytes">Memory that it really uses.</param>
/// <param name="Handles">Open files, sockets and the like.</param>
internal sealed record ProcessSample(TimeSpan At, int ProcessId, long ResidentBytes, int Handles)
{
    /// <summary>Reads it; null where the process is gone.</summary>
    public static ProcessSample? Read(int processId, TimeSpan at)
    {
        try
        {
            var resident = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            var kilobytes = long.Parse(resident.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            return new(at, processId, kilobytes * 1024, Directory.GetFiles($"/proc/{processId}/fd").Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }
}
