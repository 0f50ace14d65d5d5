using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>What may be said where everyone can read along: no numbers, dates, amounts or names.</summary>
internal static partial class PublicWords
{
    /// <summary>Whether a clause in the customer's words, which begins in lower case, may be said back in public.</summary>
    public static bool Allow(string clause) => !Tell(clause) && !Name().IsMatch(clause);

    /// <summary>Whether a sentence tells a number, date or amount.</summary>
    public static bool Tell(string sentence) => Telling().IsMatch(sentence);

    [GeneratedRegex(
        @"\d|[$£€]|\b(?i:dollars?|pounds?|euros?|quid|(mon|tues|wednes|thurs|fri|satur|sun)day)\b"
        + @"|\b(January|February|April|June|July|August|September|October|November|December)\b|\b(in|of|since|by|until|last) (March|May)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Telling();

    // A capital within a clause is a name, but for "I" and what is written in capitals throughout.
    [GeneratedRegex(@"\b[A-Z]\w*[a-z]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
