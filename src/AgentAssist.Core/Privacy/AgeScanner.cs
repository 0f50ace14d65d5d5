namespace AgentAssist.Core.Privacy;

/// <summary>Finds ages: "69 years old", "19 year-old", "turned 47", "aged 80".</summary>
internal static class AgeScanner
{
    private const int Oldest = 120;

    private static readonly string[] After = [" years old", " year old", "-year-old", " year-old", " years of age", " yrs old", " yr old", "yo ", " y/o", "y/o"];

    private static readonly string[] Before = ["turned ", "turning ", "turns ", "aged ", "age ", "age: ", "age is ", "at the age of "];

    public static void Scan(FoldedText text, List<DigitGroup> groups, List<Recognition> found)
    {
        foreach (var group in groups)
        {
            if (group.Length <= 3 && Value(text, group) is > 0 and <= Oldest && (Follows(text, group.End) || Precedes(text, group)))
            {
                found.Add(new Recognition(text.SourceStart(group.Start), text.SourceEnd(group.End), Sensitive.Age));
            }
        }
    }

    private static bool Follows(FoldedText text, int end)
    {
        var rest = text.Slice(end, Math.Min(text.Length, end + 14));
        foreach (var words in After)
        {
            if (rest.StartsWith(words))
            {
                return true;
            }
        }

        return false;
    }

    // "turned 47", but not "turned 47 pages".
    private static bool Precedes(FoldedText text, DigitGroup group)
    {
        if (text[group.End] is ' ' && Letters.Is(text[group.End + 1]) && !text.Slice(group.End, Math.Min(text.Length, group.End + 5)).StartsWith(" yea"))
        {
            return false;
        }

        var before = text.Slice(Math.Max(0, group.Start - 16), group.Start);
        foreach (var words in Before)
        {
            if (before.EndsWith(words) && (before.Length == words.Length || !Letters.Is(before[^(words.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    private static int Value(FoldedText text, DigitGroup group)
    {
        var value = 0;
        for (var i = group.Start; i < group.End; i++)
        {
            value = (value * 10) + (text[i] - '0');
        }

        return value;
    }
}
