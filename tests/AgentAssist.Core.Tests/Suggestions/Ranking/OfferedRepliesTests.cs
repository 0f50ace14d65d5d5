using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Suggestions.Ranking;

/// <summary>An answer to a model's words is an answer to what was planned.</summary>
public sealed class OfferedRepliesTests
{
    private const int Agent = 3;

    [Fact]
    public void Lesson_SentInOtherWords_TeachesWhatThePlannedOneWouldHave()
    {
        var planned = Offered().Lesson(Answer("s1-1", AnswerOutcome.Sent), Agent);

        AssertSame(planned, Offered().Lesson(Answer("s1-1r", AnswerOutcome.Sent), Agent));
    }

    [Fact]
    public void Lesson_ModelsWordsEdited_SayNothingAboutTheLibrarysPhrases()
    {
        var sent = Offered().Lesson(Answer("s1-1", AnswerOutcome.Sent), Agent);
        var edited = Answer("s1-1r", AnswerOutcome.Edited);
        edited.FinalText = "Not a word of it.";

        AssertSame(sent, Offered().Lesson(edited, Agent));
    }

    [Fact]
    public void Lesson_AnsweredUnderBothIds_TeachesOnce()
    {
        var offered = Offered();
        offered.Record(Answer("s1-1r", AnswerOutcome.Sent));

        Assert.Null(offered.Lesson(Answer("s1-1", AnswerOutcome.Sent), Agent));
        Assert.True(offered.Contains("s1-1r"));
    }

    private static OfferedReplies Offered()
    {
        var replies = new OfferedReplies();
        replies.Add(new SuggestionsOffered
        {
            Situation = "problem",
            Suggestions =
            {
                new Suggestion { SuggestionId = "s1-1", Approach = "Act first", Sentences = { new SuggestionSentence { Text = "I see it.", PhraseId = "ack" } } },
                new Suggestion { SuggestionId = "s1-2", Approach = "Own it", Sentences = { new SuggestionSentence { Text = "It is ours.", PhraseId = "own" } } },
            },
        });
        replies.Add(new SuggestionReworded { ReplacedSuggestionId = "s1-1", Suggestion = new Suggestion { SuggestionId = "s1-1r", Approach = "Act first" } });
        return replies;
    }

    private static AnswerRecord Answer(string suggestionId, AnswerOutcome outcome) => new()
    {
        SuggestionId = suggestionId,
        Outcome = outcome,
        RecordTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 24, 14, 5, 0, TimeSpan.Zero)),
    };

    private static void AssertSame(RankingLesson? expected, RankingLesson? lesson)
    {
        Assert.NotNull(expected);
        Assert.NotNull(lesson);
        Assert.NotEmpty(expected.Choices);
        Assert.NotEmpty(expected.Phrases);
        Assert.Equal(expected.Choices, lesson.Choices);
        Assert.Equal(expected.Phrases, lesson.Phrases);
    }
}
