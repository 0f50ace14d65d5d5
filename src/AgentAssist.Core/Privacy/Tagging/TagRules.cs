namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>
/// What is made of neighbouring tags: the parts of an address become one, and an organisation beside a person or after "I
/// work at" becomes an employer.
/// </summary>
internal static class TagRules
{
    private const int AddressGap = 4;
    private const int PersonGap = 12;
    private const int CueReach = 24;

    private static readonly string[] Cues =
    [
        "work at ", "work for ", "works at ", "works for ", "worked at ", "worked for ", "working at ", "working for ", "employed by ", "employed at ",
        "employer is ", "employer: ", "job at ", "job with ", "position at ", "calling from ", "calling for ", "behalf of ", "staff at ", "staff of ",
        "engineer at ", "manager at ", "teacher at ", "nurse at ", "director at ", "director of ", "ceo of ", "intern at ", "consultant at ", "developer at ",
    ];

    private static readonly string[] PostcodeWords = ["zip", "post", "plz", "código", "codigo", "cep", "cp"];

    /// <summary>Changes the recognitions from <paramref name="first"/> on, which are in order and without overlaps.</summary>
    public static void Apply(string text, List<Recognition> found, int first)
    {
        Join(text, found, first);
        var kept = first;
        for (var i = first; i < found.Count; i++)
        {
            if (!IsMereNumber(text, found, i, kept, first))
            {
                found[kept++] = found[i];
            }
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    private static void Join(string text, List<Recognition> found, int first)
    {
        var kept = first;
        for (var i = first; i < found.Count; i++)
        {
            var here = found[i];
            var before = kept > first ? found[kept - 1] : default;
            if (kept > first && IsAddress(text, before, here))
            {
                found[kept - 1] = new Recognition(before.Start, here.End, Sensitive.Address);
                continue;
            }

            found[kept++] = here.Type == Sensitive.Organization && (IsOfPerson(text, before, here.Start) || IsCued(text, here.Start))
                ? here with { Type = Sensitive.Employer }
                : here;
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    // Digits alone are an address only beside something that identifies, or where a postcode is spoken of.
    private static bool IsMereNumber(string text, List<Recognition> found, int i, int kept, int first)
    {
        var here = found[i];
        if (here.Type != Sensitive.Address || !text.AsSpan(here.Start, here.Length).ContainsNoLetter())
        {
            return false;
        }

        var beside = (kept > first && here.Start - found[kept - 1].End <= AddressGap) || (i + 1 < found.Count && found[i + 1].Start - here.End <= AddressGap);
        return !beside && !SpeaksOfPostcode(text, here.Start);
    }

    private static bool SpeaksOfPostcode(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - CueReach), Math.Min(start, CueReach));
        foreach (var word in PostcodeWords)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsNoLetter(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAddress(string text, Recognition before, Recognition here)
    {
        return before.Type == Sensitive.Address && here.Type is Sensitive.Address or Sensitive.Place
            && here.Start - before.End <= AddressGap
            && text.AsSpan(before.End, here.Start - before.End).Trim(" \t\r\n,").IsEmpty;
    }

    // "Jane Okoro, Hadley Ltd", "the manager of Hadley Ltd", "Jane from Hadley Ltd"; default for none before.
    private static bool IsOfPerson(string text, Recognition before, int start)
    {
        return before.Type is Sensitive.Name or Sensitive.Title && start - before.End <= PersonGap
            && text.AsSpan(before.End, start - before.End).Trim(" \t\r\n,-|") is "" or "from" or "at" or "of" or "with" or "is from" or "works at" or "works for";
    }

    private static bool IsCued(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - CueReach), Math.Min(start, CueReach));
        foreach (var cue in Cues)
        {
            if (before.EndsWith(cue, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
