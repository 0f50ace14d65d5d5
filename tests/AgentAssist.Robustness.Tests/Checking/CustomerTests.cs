using AgentAssist.Robustness.Checking;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Tests.Checking;

public sealed class CustomerTests
{
    private static Story Recorded() => Story.Told()
        .Write(OperationKind.Upsert, "p", 0, 1, version: 1)
        .Write(OperationKind.Record, "i", 2, 3, version: 2)
        .Write(OperationKind.Record, "j", 4, 5, version: 3)
        .Timeline("j", "i");

    [Fact]
    public void Check_ContextsAsWritten_AreFine() => Assert.Empty(
        Recorded().Context(1, "p").Context(2, "p", "i").Context(3, "p", "i", "j").Context(3, "p", "j", "i").Verdict());

    [Fact]
    public void Check_InteractionNotInTheTimeline_IsLost() =>
        Assert.Equal([ViolationKind.AcknowledgedLost], Recorded().Timeline("i").Verdict());

    [Fact]
    public void Check_InteractionNobodyRecorded_IsInvented() =>
        Assert.Equal([ViolationKind.Invented], Recorded().Timeline("i", "j", "x").Verdict());

    [Fact]
    public void Check_InteractionTwice_IsWrittenTwice() =>
        Assert.Equal([ViolationKind.WrittenTwice], Recorded().Timeline("i", "j", "j").Verdict());

    [Fact]
    public void Check_CompletedConversationInTheTimeline_IsFine() => Assert.Empty(
        Recorded().Write(OperationKind.Complete, "end", 6, 7, revision: 3)
            .Log("ConversationStarted:s", "UtteranceAdded:a", "ConversationCompleted:end").Timeline("i", "j", Story.C).Verdict());

    [Fact]
    public void Check_ContextOlderThanItSays_IsWrong() =>
        Assert.Equal([ViolationKind.ContextWrong], Recorded().Context(3, "p", "i").Verdict());

    [Fact]
    public void Check_ContextNewerThanItSays_IsWrong() =>
        Assert.Equal([ViolationKind.ContextWrong], Recorded().Context(2, "p", "i", "j").Verdict());

    [Fact]
    public void Check_ContextWithAnOlderProfile_IsWrong() => Assert.Equal(
        [ViolationKind.ContextWrong],
        Recorded().Write(OperationKind.Upsert, "q", 6, 7, version: 4).Context(4, "p", "i", "j").Verdict());

    [Fact]
    public void Check_TwoContextsOfOneVersion_MustBeEqual() => Assert.Equal(
        [ViolationKind.ContextWrong],
        Recorded().Write(OperationKind.Record, "k", 6, 7, Outcome.Unknown).Timeline("i", "j", "k")
            .Context(4, "p", "i", "j").Context(4, "p", "i", "j", "k").Verdict());

    [Fact]
    public void Check_MinVersionNotReached_IsIgnored() =>
        Assert.Equal([ViolationKind.MinVersionIgnored], Recorded().Read(version: 2, minVersion: 3).Verdict());

    [Fact]
    public void Check_TwoWritesOfOneVersion_IsReused() => Assert.Equal(
        [ViolationKind.VersionReused],
        Recorded().Write(OperationKind.Record, "k", 4, 7, version: 3).Timeline("i", "j", "k").Verdict());

    [Fact]
    public void Check_LaterWriteLowerVersion_IsReversed() => Assert.Equal(
        [ViolationKind.OrderReversed],
        Story.Told().Write(OperationKind.Record, "i", 0, 1, version: 2).Write(OperationKind.Record, "j", 2, 3, version: 1)
            .Timeline("i", "j").Verdict());

    [Fact]
    public void Check_LowerVersionOfARequestThatWasTriedBefore_IsFine() => Assert.Empty(
        Story.Told().Write(OperationKind.Record, "j", 0, 0.5, Outcome.Unknown)
            .Write(OperationKind.Record, "i", 0, 1, version: 2)
            .Write(OperationKind.Record, "j", 2, 3, version: 1)
            .Timeline("i", "j").Verdict());
}
