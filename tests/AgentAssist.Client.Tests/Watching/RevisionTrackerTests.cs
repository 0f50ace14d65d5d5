using AgentAssist.Client.Watching;
using AgentAssist.V1;

namespace AgentAssist.Client.Tests.Watching;

public sealed class RevisionTrackerTests
{
    [Fact]
    public void Judge_EventsInOrder_DeliversEach()
    {
        var tracker = new RevisionTracker("c", 3);
        Assert.Equal(FrameVerdict.Deliver, tracker.Judge(Event(3)));
        Assert.Equal(FrameVerdict.Deliver, tracker.Judge(Event(4)));
        Assert.Equal(5, tracker.Next);
    }

    [Fact]
    public void Judge_EventAgain_IsRepeated()
    {
        var tracker = new RevisionTracker("c", 1);
        tracker.Judge(Event(1));
        Assert.Equal(FrameVerdict.Repeated, tracker.Judge(Event(1)));
        Assert.Equal(2, tracker.Next);
    }

    [Fact]
    public void Judge_EventMissing_IsAGapThatNamesBothRevisions()
    {
        var tracker = new RevisionTracker("c", 1);
        tracker.Judge(Event(1));
        Assert.Equal(FrameVerdict.Gap, tracker.Judge(Event(3)));
        var e = tracker.Gap(Event(3), mayBeTriedAgain: false);
        Assert.Equal(AgentAssistException.EventGapReason, e.Reason);
        Assert.Equal("2", e.Metadata["expected_revision"]);
        Assert.Equal("3", e.Metadata["received_revision"]);
    }

    [Fact]
    public void Judge_CheckpointAheadOfEvents_IsAGap()
    {
        var tracker = new RevisionTracker("c", 1);
        tracker.Judge(Event(1));
        Assert.Equal(FrameVerdict.Deliver, tracker.Judge(Checkpoint(1)));
        Assert.Equal(FrameVerdict.Gap, tracker.Judge(Checkpoint(2)));
    }

    [Fact]
    public void Judge_Snapshot_GoesOnAfterItsRevision()
    {
        var tracker = new RevisionTracker("c", 0);
        var snapshot = new WatchConversationResponse
        {
            Snapshot = new ConversationSnapshot { Conversation = new Conversation { Revision = 7 } },
        };
        Assert.Equal(FrameVerdict.Deliver, tracker.Judge(snapshot));
        Assert.Equal(8, tracker.Next);
        Assert.Equal(FrameVerdict.Repeated, tracker.Judge(snapshot));
    }

    [Fact]
    public void Judge_EventBeforeTheSnapshot_IsAGap()
    {
        Assert.Equal(FrameVerdict.Gap, new RevisionTracker("c", 0).Judge(Event(1)));
    }

    private static WatchConversationResponse Event(long revision) =>
        new() { Revision = revision, Event = new AssistEvent { Revision = revision } };

    private static WatchConversationResponse Checkpoint(long revision) => new() { Checkpoint = new Checkpoint { Revision = revision } };
}
