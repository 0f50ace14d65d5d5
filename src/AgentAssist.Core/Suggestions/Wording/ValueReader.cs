using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>
/// Finds the value in an answer that says more than the value: "8 pm" in "8 pm sounds like a good time to me", "Dr. Morgan" in "oh darn,
/// I guess Dr. Morgan then". It is said back where the whole answer cannot be.
/// </summary>
internal static partial class ValueReader
{
    private const int LongestGap = 2;

    /// <summary>The value of the first sentence that plainly gives one; null where there is none, or where it is turned down.</summary>
    /// <param name="asked">Whether a value in a question counts: "can we try Saturday?"</param>
    public static string? Read(string text, bool asked = false)
    {
        foreach (var sentence in Sentence.Split(text.Replace('’', '\'')))
        {
            if (sentence.Contains('[', StringComparison.Ordinal) || (sentence.EndsWith('?') && !asked) || Denial().IsMatch(sentence))
            {
                continue;
            }

            var matches = Value().Matches(sentence);
            if (Named().Match(sentence) is { Success: true } named && !Given.IsCommon(named.Groups["name"].Value))
            {
                return named.Groups["name"].Value;
            }

            if (matches.Count > 0 && SpanOf(matches, sentence) is { Length: > 0 } span)
            {
                return span;
            }
        }

        return null;
    }

    // "Saturday at 7 pm" is one value; of two that stand apart the first counts.
    private static string SpanOf(MatchCollection matches, string sentence)
    {
        var (from, to) = (matches[0].Index, matches[0].Index + matches[0].Length);
        for (var i = 1; i < matches.Count; i++)
        {
            var gap = sentence[to..matches[i].Index];
            if (gap.Contains(',', StringComparison.Ordinal) || WordCount.Of(gap) > LongestGap)
            {
                break;
            }

            to = matches[i].Index + matches[i].Length;
        }

        var value = Being().Replace(sentence[from..to], " ");
        return value.EndsWith(" of", StringComparison.OrdinalIgnoreCase) ? value[..^3] : value;
    }

    // "Number is 20258817" gives the number.
    [GeneratedRegex(@" (?:is|actually) ", RegexOptions.CultureInvariant)]
    private static partial Regex Being();

    [GeneratedRegex(
        @"(?:\b(?:from|between|any ?time (?:from|between)) )?\b\d{1,2}(?::\d\d)? ?(?:-|–|to|and|until|till) ?\d{1,2}(?::\d\d)? ?(?:am|pm)\b|(?:\b(?:around|about|after|before|from|between|any ?time (?:on|after|before|from|between)) )?\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b(?: ?(?:-|to|and|until|till|or) ?\d{1,2}(?::\d\d)? ?(?:am|pm))?|\b\d{1,2}:\d\d\b|(?:\b(?:next|this|any ?time|any ?time on|early|late) )?\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?: (?:morning|afternoon|evening|night))?|\b(?:today|tomorrow|tonight)\b(?: (?:morning|afternoon|evening|night))?|\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b(?! (?:floor|time|street|avenue|person|row|class|grade|step|question|birthday|year|century|of them|place)\b)(?: (?:or|and) (?:the )?\d{1,2}(?:st|nd|rd|th)\b)?(?: (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december))?|\b(?:january|february|march|april|june|july|august|september|october|november|december) (?:the )?\d{1,2}(?:st|nd|rd|th)?\b|\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:people|guests|of us|persons|adults|children|kids|nights|days|weeks|tickets|seats|bedrooms?|hours)\b|(?-i:\bD(?:r|octor)\.? [A-Z][a-z]+)|(?<=\b(?:at|in|to|from|with|for|near|by|book|choose|pick|take|try|the) )(?:(?-i:(?:The )?(?!One\b|New\b|Los\b|San\b|North\b|South\b|East\b|West\b|The\b|Saint\b)[A-Z][a-z]+(?: (?:and |of )?[A-Z][a-z]+){0,3})|(?-i:New|Los|San|North|South|East|West|Saint) (?!and\b|or\b|please\b|side\b|part\b)[a-z]+(?-i: [A-Z][a-z]+)?)\b(?! (?:is|was|has|will|would|says|said|told|texted|called)\b)|\b(?:flight|order|booking|id|number|code|room)(?: (?:number|id|is|actually))* #?\d{2,8}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    // "Legume, and it will be for two", "I think she would like Legume".
    [GeneratedRegex(@"(?:^|\b(?i:like|love|prefer|choose|want|try) )(?<name>(?:The )?[A-Z][a-z]{2,}(?: (?:and |of )?[A-Z][a-z]+){0,3})(?=,|\.|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // What is turned down, or only told about somebody else, is no answer.
    [GeneratedRegex(
        @"\b(?:not|no|never|none|without|except|instead of|rather than|unless|if|but|born|birthday|was|were|had|last|ago|says|said|saying|charged|paid|died|funeral|he|she|they|his|her|their|stole|stolen|lost|missing|pin|password)\b|n't\b|[£$€]|\b(?:19|20)\d\d\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();
}
