using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>How an agent writes, so that what is lent sounds like the rest.</summary>
/// <param name="WritesOut">Whether nothing is contracted, where something could be: "I am" and "do not".</param>
/// <param name="CurlyQuotes">Whether apostrophes are typographic.</param>
internal sealed partial record WritingHabits(bool WritesOut, bool CurlyQuotes)
{
    public static WritingHabits Of(string draft)
    {
        var contracts = Contracted().IsMatch(draft);
        return new WritingHabits(!contracts && (WrittenOut().IsMatch(draft) || Formal().IsMatch(draft)), draft.Contains('’', StringComparison.Ordinal));
    }

    /// <summary>A composed sentence as this agent would write it.</summary>
    public string Apply(string sentence)
    {
        if (WritesOut)
        {
            foreach (var (find, say) in RepairBook.Default.WrittenOut)
            {
                sentence = find.Replace(sentence, say);
            }
        }

        return CurlyQuotes ? sentence.Replace('\'', '’') : sentence;
    }

    [GeneratedRegex(@"\b\w+(n['’]t|['’](m|re|ll|ve|d))\b|\b(it|that|what|there|here|let|he|she)['’]s\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Contracted();

    [GeneratedRegex(@"\b(I (am|will|have|would)|we (are|will|have|would)|you (are|will|have)|(it|that) (is|will)|(do|does|did|is|was|were|are|can|could|would|should|will|has|have) not|cannot)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenOut();

    [GeneratedRegex(@"^\s*Dear\b|\bYours (sincerely|faithfully)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Formal();
}
