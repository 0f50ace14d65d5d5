namespace AgentAssist.Simulation.World;

/// <summary>What is broken now. Chances are per call, 0 to 1.</summary>
internal sealed class Faults
{
    /// <summary>The system of record refuses before it writes.</summary>
    public double StorageRefuses { get; set; }

    /// <summary>The system of record writes and its answer is lost.</summary>
    public double StorageAnswerLost { get; set; }

    /// <summary>The cache fails, before or after it did what it was asked.</summary>
    public double CacheFails { get; set; }

    /// <summary>A message of the feed is lost.</summary>
    public double FeedLoses { get; set; }

    /// <summary>A call's request or answer is lost on the way, as is the stream that it opened.</summary>
    public double NetworkLoses { get; set; }

    /// <summary>Calls wait up to so much longer, in milliseconds.</summary>
    public int SlowMilliseconds { get; set; }

    public void Heal()
    {
        (StorageRefuses, StorageAnswerLost, CacheFails, FeedLoses, NetworkLoses, SlowMilliseconds) = (0, 0, 0, 0, 0, 0);
    }
}
