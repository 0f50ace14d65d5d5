using AgentAssist.Robustness.Checking;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Tests.Checking;

public sealed class WatchAndFloorTests
{
    [Fact]
    public void Check_WatchFromTheStartOrLater_IsFine() => Assert.Empty(Story.Told().Watch(1, 1, 2).Watch(2, 2).Watch(1).Verdict());

    [Fact]
    public void Check_EventMissed_IsDiverged() => Assert.Equal([ViolationKind.WatcherDiverged], Story.Told().Watch(1, 2).Verdict());

    [Fact]
    public void Check_EventTwice_IsDiverged() => Assert.Equal([ViolationKind.WatcherDiverged], Story.Told().Watch(1, 1, 1).Verdict());

    [Fact]
    public void Check_EventBeyondTheLog_IsDiverged() =>
        Assert.Equal([ViolationKind.WatcherDiverged], Story.Told().Watch(1, 1, 2, 3).Verdict());

    [Fact]
    public void Check_OtherBytes_IsDiverged() => Assert.Equal(
        [ViolationKind.WatcherDiverged],
        Story.Told().Watch(new Watch(1, Story.C, 1, Resumes: true, "node") { Events = [(1, "1"), (2, "other")] }).Verdict());

    [Fact]
    public void Check_SnapshotAndWhatComesAfterIt_IsFine() => Assert.Empty(
        Story.Told().Watch(new Watch(1, Story.C, 0, Resumes: true, "node") { Snapshot = 1, Events = [(2, "2")], Awaited = 2 }).Verdict());

    [Fact]
    public void Check_CheckpointAhead_IsDiverged() => Assert.Equal(
        [ViolationKind.WatcherDiverged],
        Story.Told().Watch(new Watch(1, Story.C, 1, Resumes: true, "node") { Events = [(1, "1")], WrongCheckpoint = 2 }).Verdict());

    [Fact]
    public void Check_GapTwice_IsDiverged() => Assert.Equal(
        [ViolationKind.WatcherDiverged],
        Story.Told().Watch(new Watch(1, Story.C, 1, Resumes: true, "node") { Failure = "EVENT_GAP" }).Verdict());

    [Fact]
    public void Check_AwaitedAndNotThere_IsStuck() => Assert.Equal(
        [ViolationKind.WatcherStuck],
        Story.Told().Watch(new Watch(1, Story.C, 1, Resumes: true, "node") { Events = [(1, "1")], Awaited = 2 }).Verdict());

    [Fact]
    public void Check_LiveConversationNotOnTheFloor_IsWrong() =>
        Assert.Equal([ViolationKind.FloorWrong], Story.Told().Floor().Verdict());

    [Fact]
    public void Check_CompletedConversationOnTheFloor_IsWrong() => Assert.Equal(
        [ViolationKind.FloorWrong],
        Story.Told().Write(OperationKind.Complete, "end", 4, 5, revision: 3)
            .Log("ConversationStarted:s", "UtteranceAdded:a", "ConversationCompleted:end").Floor(Story.C).Verdict());

    [Fact]
    public void Check_OtherNodeSaysTheSame_IsFine() =>
        Assert.Empty(Story.Told().OtherNode("ConversationStarted:s", "UtteranceAdded:a").Verdict());

    [Fact]
    public void Check_OtherNodeLacksAnEvent_IsDisagreement() =>
        Assert.Equal([ViolationKind.NodesDisagree], Story.Told().OtherNode("ConversationStarted:s").Verdict());
}
