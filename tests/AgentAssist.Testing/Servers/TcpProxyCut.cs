namespace AgentAssist.Testing.Servers;

/// <summary>What becomes of a piece that a client says, and of its connection.</summary>
public enum TcpProxyCut
{
    /// <summary>It passes.</summary>
    None,

    /// <summary>It is lost and the connection breaks.</summary>
    Before,

    /// <summary>Half of it arrives and the connection breaks.</summary>
    Within,

    /// <summary>It arrives and the connection breaks at once, perhaps before the server looked at it.</summary>
    After,

    /// <summary>It arrives, the server answers, and the connection breaks instead of carrying the answer.</summary>
    Answer,

    /// <summary>It never arrives, nor does anything after it; the connection stays open.</summary>
    Stall,
}
