using AgentAssist.Robustness.Checking;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Tests.Checking;

public sealed class RequestAndRefusalTests
{
    [Fact]
    public void Check_RepeatedRequestSameAnswer_IsFine() =>
        Assert.Empty(Story.Told().Write(OperationKind.Say, "a", 4, 5, revision: 2, request: "r-a").Verdict());

    [Fact]
    public void Check_RepeatedRequestOtherAnswer_IsNotIdempotent() => Assert.Equal(
        [ViolationKind.RequestNotIdempotent],
        Story.Told().Write(OperationKind.Say, "a", 4, 5, revision: 2, request: "r-a", answer: "other").Verdict());

    [Fact]
    public void Check_OtherBodyAccepted_IsNotIdempotent() => Assert.Equal(
        [ViolationKind.RequestNotIdempotent],
        Story.Told().Write(OperationKind.Say, "b", 4, 5, revision: 3, request: "r-a")
            .Log("ConversationStarted:s", "UtteranceAdded:a", "UtteranceAdded:b").Verdict());

    [Fact]
    public void Check_OtherBodyRefused_IsFine() => Assert.Empty(
        Story.Told().Write(OperationKind.Say, "b", 4, 5, Outcome.Refused, "REQUEST_ID_REUSED", request: "r-a").Verdict());

    [Fact]
    public void Check_FirstBodyRefusedAsReused_IsUnjustified() => Assert.Equal(
        [ViolationKind.RefusalUnjustified],
        Story.Told().Write(OperationKind.Say, "b", 4, 5, Outcome.Refused, "REQUEST_ID_REUSED").Verdict());

    [Fact]
    public void Check_NotFoundAfterTheStartWasAcknowledged_IsUnjustified() => Assert.Equal(
        [ViolationKind.RefusalUnjustified],
        Story.Told().Write(OperationKind.Say, "b", 4, 5, Outcome.Refused, "CONVERSATION_NOT_FOUND").Verdict());

    [Fact]
    public void Check_NotFoundWhileTheStartIsUnderWay_IsFine() => Assert.Empty(
        Story.Told().Write(OperationKind.Say, "b", 0.5, 1.5, Outcome.Refused, "CONVERSATION_NOT_FOUND").Verdict());

    [Fact]
    public void Check_CompletedBeforeAnyoneCompletedIt_IsUnjustified() => Assert.Equal(
        [ViolationKind.RefusalUnjustified],
        Story.Told().Write(OperationKind.Say, "b", 4, 5, Outcome.Refused, "CONVERSATION_COMPLETED")
            .Write(OperationKind.Complete, "end", 6, 7)
            .Log("ConversationStarted:s", "UtteranceAdded:a", "ConversationCompleted:end").Verdict());

    [Fact]
    public void Check_RefusedForBadInput_IsUnjustified() => Assert.Equal(
        [ViolationKind.RefusalUnjustified],
        Story.Told().Write(OperationKind.Say, "b", 4, 5, Outcome.Refused, "FIELD_INVALID").Verdict());

    [Fact]
    public void Check_ServerFailedInside_IsAFault() => Assert.Equal(
        [ViolationKind.ServerFault],
        Story.Told().Write(OperationKind.Say, "b", 4, 5, Outcome.Unknown, "INTERNAL").Verdict());
}
