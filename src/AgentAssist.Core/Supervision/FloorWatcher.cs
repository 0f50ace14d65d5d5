using System.Threading.Channels;
using AgentAssist.V1;
using Channel = System.Threading.Channels.Channel;

namespace AgentAssist.Core.Supervision;

/// <summary>
/// One supervisor's view of the floor: what matches, and a bounded queue of what changed. A supervisor who falls behind
/// is ended and gets a new snapshot on return.
/// </summary>
internal sealed class FloorWatcher(FloorFilter filter, int capacity)
{
    /// <summary>About a megabyte at most; gRPC clients take four unless told otherwise.</summary>
    public const int SnapshotEntries = 1_000;

    private readonly HashSet<Conversations.ConversationKey> _shown = [];
    private readonly Channel<WatchFloorResponse> _frames = Channel.CreateBounded<WatchFloorResponse>(
        new BoundedChannelOptions(capacity) { SingleReader = true });

    public ChannelReader<WatchFloorResponse> Frames => _frames.Reader;

    /// <summary>
    /// Everything that matches, as frames that come before the first change: a snapshot of those that need help most, and
    /// the others behind it, so that no frame outgrows what a client takes. Called once.
    /// </summary>
    public IReadOnlyList<WatchFloorResponse> Begin(
        IEnumerable<KeyValuePair<Conversations.ConversationKey, FloorRow>> rows, IReadOnlyDictionary<string, FloorDuePromises> due)
    {
        var snapshot = new FloorSnapshot();
        snapshot.DuePromises.Add(due.GetValueOrDefault(filter.Tenant)?.Promises ?? []);
        var frames = new List<WatchFloorResponse> { new() { Snapshot = snapshot } };
        foreach (var (key, row) in rows.Where(pair => filter.Matches(pair.Value)).OrderByDescending(pair => pair.Value.Conversation.Risk))
        {
            _shown.Add(key);
            if (snapshot.Entries.Count < SnapshotEntries)
            {
                snapshot.Entries.Add(row.ToEntry());
            }
            else
            {
                frames.Add(new WatchFloorResponse { Changed = row.ToEntry() });
            }
        }

        return frames;
    }

    /// <summary>Tells of a row that changed, and of the alerts that were raised with it.</summary>
    public void Tell(Conversations.ConversationKey key, FloorRow row, Lazy<WatchFloorResponse> changed, IReadOnlyList<Alert> raised)
    {
        if (!filter.Matches(row))
        {
            if (_shown.Remove(key))
            {
                Put(new WatchFloorResponse { Removed = new FloorRemoved { ConversationId = key.ConversationId } });
            }

            return;
        }

        _shown.Add(key);
        Put(changed.Value);
        foreach (var alert in raised)
        {
            Put(new WatchFloorResponse { Alert = new FloorAlert { ConversationId = key.ConversationId, Alert = alert } });
        }
    }

    /// <summary>Tells of the promises that are due to a tenant's customers, whatever the filter.</summary>
    public void TellDue(string tenant, FloorDuePromises due)
    {
        if (tenant == filter.Tenant)
        {
            Put(new WatchFloorResponse { DuePromises = due });
        }
    }

    private void Put(WatchFloorResponse frame)
    {
        if (!_frames.Writer.TryWrite(frame))
        {
            _frames.Writer.TryComplete();
        }
    }
}
