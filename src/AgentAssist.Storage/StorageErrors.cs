using AgentAssist.Core;
using AgentAssist.V1;

namespace AgentAssist.Storage;

/// <summary>The database was written by a newer version of this program, which this one would damage.</summary>
public sealed class NewerSchemaException(int found, int known) : Exception(found == Schema.Migrator.CopyUnderWay
    ? "The database is being copied into and not complete; run agentassist storage copy again to finish it."
    : $"The database has schema version {found}; this version of the program knows versions up to {known}. Start the newer version.")
{
    /// <summary>The version of the database.</summary>
    public int Found { get; } = found;

    /// <summary>The newest version that this program knows.</summary>
    public int Known { get; } = known;
}

/// <summary>The refusals that storage gives.</summary>
internal static class StorageErrors
{
    private static readonly TimeSpan UntilAnotherNode = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilTheQueueIsShorter = TimeSpan.FromMilliseconds(250);

    public static AssistException Unavailable(Exception inner) => new(
        ErrorReason.StorageUnavailable, "The system of record cannot be reached; nothing was written.", inner: inner)
    {
        RetryDelay = UntilAnotherNode,
    };

    public static AssistException OutcomeUnknown(Exception inner) => new(
        ErrorReason.OutcomeUnknown,
        "The system of record went away while the write was made durable; it may stand or not. The same request_id tells.",
        inner: inner)
    {
        RetryDelay = UntilAnotherNode,
    };

    public static AssistException TooManyReads(int slots) => new AssistException(
        ErrorReason.Overloaded, "More reads are running than the system of record answers at a time.")
    {
        RetryDelay = UntilTheQueueIsShorter,
    }.With("reader_slots", slots);

    public static AssistException Overloaded(int capacity) => new AssistException(
        ErrorReason.Overloaded, "More writes are waiting than may be queued.")
    {
        RetryDelay = UntilTheQueueIsShorter,
    }.With("queue_capacity", capacity);

    public static AssistException ShuttingDown() => new(
        ErrorReason.ShuttingDown, "The server is shutting down and takes no further writes.")
    {
        RetryDelay = UntilAnotherNode,
    };
}
