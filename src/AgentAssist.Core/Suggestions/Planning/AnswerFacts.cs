using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>What a knowledge article says to the turn.</summary>
internal static class AnswerFacts
{
    // Who is upset is heard before they are answered.
    private const int RoomToBeHeard = 16;

    public static void Add(Moment moment)
    {
        var calm = moment.Situation is Situation.Request or Situation.Confused or Situation.Answer or Situation.Hurry or Situation.Problem
            && !moment.Feelings.IsAngry && !moment.Holds("fault:ours");
        if (moment.Request.Answer is not { } answer
            || Fitting(answer.Passage, moment.WordCap - (calm ? 0 : RoomToBeHeard)) is not { } passage
            || Knowledge.Searching.Sentences.Of(passage).Any(text => moment.Request.SpentSentences.Contains(Sentence.Normalize(text))))
        {
            return;
        }

        Evidence[] proof = [new() { Kind = EvidenceKind.Article, Id = answer.Article.ArticleId }];
        moment.Add("turn:answered", proof);
        moment.AddIf(calm, "turn:answered-calmly", proof);
        moment.Fill("answer", passage, proof);
    }

    /// <summary>The sentences of a choice: a passage of two is two sentences, each with its article.</summary>
    public static IEnumerable<SuggestionSentence> Sentences(Choice choice) =>
        !choice.Phrase.Parts.Contains("answer")
            ? [choice.Sentence]
            : Knowledge.Searching.Sentences.Of(choice.Sentence.Text).Select(text => new SuggestionSentence(choice.Sentence) { Text = text });

    // All of it where the moment has the words for it, else the first sentence of it that the moment does have them for.
    private static string? Fitting(string passage, int words) =>
        Knowledge.Searching.Sentences.Of(passage).Prepend(passage).FirstOrDefault(text => WordCount.Of(text) <= words);
}
