namespace AgentAssist.Simulation.World;

/// <summary>Ways to break what the simulation guards, to see that it is seen.</summary>
internal enum Sabotage
{
    /// <summary>Nothing is broken on purpose.</summary>
    None = 0,

    /// <summary>A write is answered before it is durable, and sometimes never becomes so.</summary>
    AcknowledgeBeforeCommit = 1,

    /// <summary>Events are published before they are durable, and sometimes never become so.</summary>
    PublishBeforeCommit = 2,

    /// <summary>An append that lost the race for the head is written anyway.</summary>
    DropVersionCheck = 3,

    /// <summary>What the feed lost is not read from the log.</summary>
    LoseGapRefill = 4,

    /// <summary>The request_id is not stored with the write.</summary>
    ForgetRequestId = 5,

    /// <summary>A late refill of the cache overwrites a newer snapshot.</summary>
    RefillOverwrites = 6,
}
