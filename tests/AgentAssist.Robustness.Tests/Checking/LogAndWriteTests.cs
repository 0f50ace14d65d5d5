using AgentAssist.Robustness.Checking;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Tests.Checking;

public sealed class LogAndWriteTests
{
    [Fact]
    public void Check_EverythingInItsPlace_FindsNothing() => Assert.Empty(Story.Told()
        .Write(OperationKind.Complete, "end", 4, 5, revision: 4)
        .Log("ConversationStarted:s", "UtteranceAdded:a", "SuggestionsOffered", "ConversationCompleted:end")
        .Verdict());

    [Fact]
    public void Check_AcknowledgedWriteMissing_IsLost() =>
        Assert.Equal([ViolationKind.AcknowledgedLost], Story.Told().Log("ConversationStarted:s").Verdict());

    [Fact]
    public void Check_UnknownWritePresentOrAbsent_IsBothFine()
    {
        var story = Story.Told().Write(OperationKind.Say, "b", 4, 5, Outcome.Unknown);
        Assert.Empty(story.Verdict());
        Assert.Empty(story.Log("ConversationStarted:s", "UtteranceAdded:a", "UtteranceAdded:b").Verdict());
    }

    [Fact]
    public void Check_EventNobodyAskedFor_IsInvented() =>
        Assert.Equal([ViolationKind.Invented], Story.Told().Log("ConversationStarted:s", "UtteranceAdded:a", "UtteranceAdded:x").Verdict());

    [Fact]
    public void Check_EventWithoutAuthor_IsInvented() =>
        Assert.Equal([ViolationKind.Invented], Story.Told().Log("ConversationStarted:s", "UtteranceAdded:a", "UtteranceAdded").Verdict());

    [Fact]
    public void Check_RefusedWritePresent_IsInvented() => Assert.Equal(
        [ViolationKind.Invented],
        Story.Told().Write(OperationKind.Say, "b", 4, 5, Outcome.Refused, "CONFLICT")
            .Log("ConversationStarted:s", "UtteranceAdded:a", "UtteranceAdded:b").Verdict());

    [Fact]
    public void Check_MarkerTwice_IsWrittenTwice() => Assert.Equal(
        [ViolationKind.WrittenTwice],
        Story.Told().Log("ConversationStarted:s", "UtteranceAdded:a", "UtteranceAdded:a").Verdict());

    [Fact]
    public void Check_AnswerNamesAnotherRevision_IsWrong() => Assert.Equal(
        [ViolationKind.AnswerWrong],
        Story.Told().Log("ConversationStarted:s", "SuggestionsOffered", "UtteranceAdded:a").Verdict());

    [Fact]
    public void Check_RevisionMissing_IsMalformed() => Assert.Contains(
        ViolationKind.LogMalformed,
        Story.Told().Entries(new LogEntry(1, "ConversationStarted", "s", "1"), new LogEntry(3, "UtteranceAdded", "a", "3")).Verdict());

    [Fact]
    public void Check_EventAfterCompletion_IsMalformed() => Assert.Contains(
        ViolationKind.LogMalformed,
        Story.Told().Write(OperationKind.Complete, "end", 4, 5)
            .Log("ConversationStarted:s", "UtteranceAdded:a", "ConversationCompleted:end", "SuggestionsOffered").Verdict());

    [Fact]
    public void Check_SameAlertTwice_IsRepeated() => Assert.Equal(
        [ViolationKind.AlertRepeated],
        Story.Told().Entries(
            new LogEntry(1, "ConversationStarted", "s", "1"),
            new LogEntry(2, "UtteranceAdded", "a", "2"),
            new LogEntry(3, "AlertRaised", "", "3", "Waiting at 2"),
            new LogEntry(4, "AlertRaised", "", "4", "Waiting at 2")).Verdict());

    [Fact]
    public void Check_AcknowledgedBeforeTheOtherWasAskedAndStandsBehindIt_IsReversed() => Assert.Equal(
        [ViolationKind.OrderReversed],
        Story.Told().Write(OperationKind.Say, "b", 4, 5, revision: 2)
            .Write(OperationKind.Say, "c", 6, 7, revision: 3)
            .Log("ConversationStarted:s", "UtteranceAdded:b", "UtteranceAdded:c", "UtteranceAdded:a").Verdict()
            .Where(kind => kind != ViolationKind.AnswerWrong).Distinct());

    [Fact]
    public void Check_OverlappingWritesInAnyOrder_AreFine() => Assert.Empty(
        Story.Told().Write(OperationKind.Say, "b", 4, 8, revision: 4).Write(OperationKind.Say, "c", 5, 7, revision: 3)
            .Log("ConversationStarted:s", "UtteranceAdded:a", "UtteranceAdded:c", "UtteranceAdded:b").Verdict());
}
