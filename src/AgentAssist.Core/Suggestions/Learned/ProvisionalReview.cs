using System.Text.RegularExpressions;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>Stands in for the checker of reply texts: takes for proven only what states nothing, a question or a courtesy.</summary>
internal static partial class ProvisionalReview
{
    public static bool IsProven(SuggestionSentence sentence) =>
        sentence.Text.EndsWith('?') || Courtesy().IsMatch(sentence.Text);

    [GeneratedRegex(@"^(hello|hi|thank you|thanks|you're welcome|you are welcome|goodbye|bye|have a (nice|good|great) (day|evening|one)|please (provide|specify|tell|enter|give|let)\b)[^.]*\.$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Courtesy();
}
