using AgentAssist.Core.Suggestions;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>What every set of suggestions must be, whatever was said.</summary>
internal static class SuggestionForm
{
    private const int LongestReply = 70;

    public static void Check(SuggestionSet set, SuggestionRequest request)
    {
        Assert.True(set.Suggestions.Count >= 3, $"only {set.Suggestions.Count} suggestions");
        AssertDifferent(set.Suggestions.Select(s => s.Approach));
        AssertDifferent(set.Suggestions.Select(s => Sentence.Normalize(Body(s).First().Text)));
        Assert.Equal(set.Suggestions.OrderByDescending(s => s.Score).Select(s => s.SuggestionId), set.Suggestions.Select(s => s.SuggestionId));
        foreach (var (suggestion, place) in set.Suggestions.Select((s, i) => (s, i)))
        {
            Check(suggestion, request);
            Assert.Equal($"s{request.Revision}-{place + 1}", suggestion.SuggestionId);
        }

        if (request.Utterance.Analysis!.Emotions.Any(e => e.Label == "anger" && e.Score >= 0.5))
        {
            Assert.All(set.Suggestions, s => Assert.Equal(Move.Acknowledge, s.Moves[0]));
        }
    }

    private static void Check(Suggestion suggestion, SuggestionRequest request)
    {
        var text = suggestion.Text;
        Assert.Equal(text, string.Join(request.Channel == Channel.Email ? "\n" : " ", suggestion.Sentences.Select(s => s.Text)));
        Assert.DoesNotContain('{', text);
        Assert.DoesNotContain('}', text);
        Assert.DoesNotContain("  ", text);
        Assert.True(text.Count(c => c == '?') <= 1, text);
        Assert.DoesNotContain('!', text);
        Assert.InRange(suggestion.Score, 0, 1);
        Assert.Null(ReplyLibrary.Default.Guards.FirstHit(text));
        Assert.True(WordCount.Of(string.Join(' ', Body(suggestion).Select(s => s.Text))) <= LongestReply, text);
        Assert.NotEmpty(suggestion.Rationale);
        Assert.NotEmpty(suggestion.Principles);
        Assert.Equal(request.Utterance.UtteranceId, suggestion.AnswersUtteranceId);
        Assert.Equal(SuggestionSource.Composed, suggestion.Source);
        foreach (var sentence in Body(suggestion))
        {
            Assert.True(char.IsUpper(sentence.Text[0]) || char.IsDigit(sentence.Text[0]), sentence.Text);
            Assert.DoesNotContain(Sentence.Normalize(sentence.Text), request.SpentSentences);
            if (sentence.Move is Move.ShowRecord or Move.Own or Move.Apologise or Move.Commit)
            {
                Assert.True(sentence.Evidence.Count > 0, sentence.Text);
            }
        }

        if (request.Channel == Channel.Social)
        {
            Assert.DoesNotContain(text, char.IsDigit);
        }
    }

    private static IEnumerable<SuggestionSentence> Body(Suggestion suggestion) => suggestion.Sentences.Where(s => s.Move != Move.Unspecified);

    private static void AssertDifferent(IEnumerable<string> values)
    {
        var list = values.ToArray();
        Assert.Equal(list.Length, list.Distinct().Count());
    }
}
