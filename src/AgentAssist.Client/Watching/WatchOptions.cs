using AgentAssist.V1;

namespace AgentAssist.Client;

/// <summary>How one watch behaves.</summary>
public sealed record WatchOptions
{
    /// <summary>What to see of a conversation; the floor has one view only.</summary>
    public ConversationView View { get; init; }

    /// <summary>
    /// Told of every change of the connection, from the task that reads the watch; it must return soon and not throw.
    /// </summary>
    public Action<ConnectionState>? ConnectionChanged { get; init; }

    /// <summary>Whether a lost stream is opened anew. With false its failure is thrown instead.</summary>
    /// <value>The default is true.</value>
    public bool Reconnects { get; init; } = true;
}
