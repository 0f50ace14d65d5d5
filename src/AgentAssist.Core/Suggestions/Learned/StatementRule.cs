using System.Text.RegularExpressions;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// What a learned sentence may say. It was true in the conversations that it comes from; in this one "your booking is confirmed" would be
/// an invention, however often it was said. So a sentence is a question, or states nothing, or has a record behind it.
/// </summary>
internal static partial class StatementRule
{
    /// <param name="sentence">The sentence with the evidence that was found for it.</param>
    public static bool Allows(SuggestionSentence sentence) =>
        (sentence.Text.EndsWith('?') && !Array.Exists(sentence.Text.Split([", ", "; ", ": ", " - ", " – "], StringSplitOptions.TrimEntries)[..^1], IsStatement))
        || sentence.Evidence.Count > 0
        || (Courtesy().Match(sentence.Text) is { Success: true } opening && !States().IsMatch(sentence.Text[opening.Length..]));

    // "Your booking is confirmed, anything else?" asks, and states all the same.
    private static bool IsStatement(string part) => !Conditional().IsMatch(part) && States().IsMatch(part);

    [GeneratedRegex(@"^(and |or |so |but )*(what|which|when|where|who|whose|how|why|if|is|are|was|were|do|does|did|have|has|can|could|would|will|shall|may|might|must)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Conditional();

    // Greetings, thanks, regret, requests, and taking a moment.
    [GeneratedRegex(
        @"^(((ok(ay)?|alright|all right|sure|of course|certainly|great|perfect|no problem|absolutely)\b[,.]? ?)*"
        + @"((hello|hi|hey|good (morning|afternoon|evening|day)|welcome|thanks?|you're welcome|you are welcome|my pleasure|goodbye|bye|have a|take care|please|kindly"
        + @"|sorry|i'm sorry|i am sorry|i apologi[sz]e|i understand|let me|one moment|just a (moment|minute)|take your time|i'm happy to|i'd be happy to|happy to)\b|[,.]?$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Courtesy();

    [GeneratedRegex(
        @"\b(is|are|was|were|has|have|had|will|been|did|does|can|cannot|could|would|must|may|might)\b|\b(it|that|there|we|they|he|she|you)'(s|re|ve|ll|d)\b|n't\b|\bi('ve|'ll|'d| have| will| can)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex States();
}
