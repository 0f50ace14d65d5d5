namespace AgentAssist.Core.Privacy;

/// <summary>Finds telephone numbers, international and national, with extensions; amounts and dates are none.</summary>
internal static class PhoneScanner
{
    private const int ContextReach = 28;

    private static readonly string[] Context =
    [
        "phone", "mobile", "desk", "fax", "cell", "tel", "call", "reach", "text me", "sms", "whatsapp", "contact", "dial", "ring", "landline", "office",
        "answering", "number is", "number's", "teléfono", "telefono", "móvil", "movil", "llam", "handy", "home:", "work:", "my number", "on this number",
    ];

    public static void Scan(FoldedText text, List<DigitGroup> groups, List<Recognition> found)
    {
        for (var first = 0; first < groups.Count;)
        {
            var taken = TryMatch(text, groups, first, out var start, out var end);
            if (taken > 0)
            {
                found.Add(new Recognition(text.SourceStart(start), text.SourceEnd(end), Sensitive.Phone));
            }

            first += Math.Max(1, taken);
        }
    }

    // Returns how many groups the number takes; the longest reading wins.
    private static int TryMatch(FoldedText text, List<DigitGroup> groups, int first, out int start, out int end)
    {
        var digits = 0;
        var best = 0;
        start = Opening(text, groups[first].Start);
        end = start;
        var international = text[start] == '+' || (text[start] == '(' && text[start + 1] == '+') || StartsWithZeros(text, groups[first]);
        for (var last = first; last < groups.Count && last - first < 8; last++)
        {
            digits += groups[last].Length;
            if (digits > 15)
            {
                break;
            }

            if (IsPhone(text, groups, first, last, digits, international))
            {
                best = last - first + 1;
                end = Extension(text, groups[last].End);
            }

            if (!groups[last].LinkedToNext || !IsPhoneGap(text.Slice(groups[last].End, groups[last + 1].Start)))
            {
                break;
            }
        }

        return best;
    }

    private static bool IsPhone(FoldedText text, List<DigitGroup> groups, int first, int last, int digits, bool international)
    {
        var (start, end) = (groups[first].Start, groups[last].End);
        if (digits < 7 || IsAmount(text, start, end) || Letters.Is(text[start - 1]) || (Letters.Is(text[end]) && text[end] is not ('x' or 'e')))
        {
            return false;
        }

        var count = last - first + 1;
        if (count >= 3 && Dates.IsDate(text, groups[first], groups[first + 1], groups[first + 2]))
        {
            return false;
        }

        if (international)
        {
            return digits >= 8;
        }

        var national = IsNorthAmerican(text, groups, first, last, digits)
            || (text[start] == '0' && digits is >= 9 and <= 12)
            || (count >= 3 && digits is >= 9 and <= 13 && GroupsAre(groups, first, last, 2, 5));
        return national || HasContext(text, start);
    }

    private static bool IsNorthAmerican(FoldedText text, List<DigitGroup> groups, int first, int last, int digits)
    {
        var skip = digits == 11 && text[groups[first].Start] == '1' ? 1 : 0;
        if (digits - skip != 10)
        {
            return false;
        }

        if (first == last)
        {
            var area = groups[first].Start + skip;
            return text[area] >= '2' && text[area + 3] >= '2' && text[groups[first].Start - 1] is not ('#' or '-' or '.');
        }

        var from = skip == 1 && groups[first].Length == 1 ? first + 1 : first;
        return last - from == 2 && groups[from].Length - (from == first ? skip : 0) == 3 && groups[from + 1].Length == 3 && groups[last].Length == 4;
    }

    private static bool GroupsAre(List<DigitGroup> groups, int first, int last, int least, int most)
    {
        for (var i = first; i <= last; i++)
        {
            if (groups[i].Length < least || groups[i].Length > most)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAmount(FoldedText text, int start, int end)
    {
        return text[start - 1] is '$' or '€' or '£' or '#' || (text[start - 1] == ' ' && text[start - 2] is '$' or '€' or '£')
            || text[end] is '%' or '€' or '£' or '$' || (text[end] == ' ' && text[end + 1] is '€' or '£' or '$');
    }

    private static bool StartsWithZeros(FoldedText text, DigitGroup group) => text[group.Start] == '0' && text[group.Start + 1] == '0';

    private static bool IsPhoneGap(ReadOnlySpan<char> gap)
    {
        return gap.Length <= 3 && !gap.ContainsAny(',', '_', '|') && (!gap.Contains('/') || gap.Length == 1);
    }

    // The "+" or "(" before the first group belongs to the number.
    private static int Opening(FoldedText text, int start)
    {
        if (text[start - 1] == '(')
        {
            start--;
        }

        if (text[start - 1] == ' ' && text[start - 2] == '+')
        {
            return start - 2;
        }

        if (text[start - 1] == '+')
        {
            start--;
        }

        return text[start] == '+' && text[start - 1] == '(' ? start - 1 : start;
    }

    // "x4587", "ext. 12", "extension 5".
    private static int Extension(FoldedText text, int end)
    {
        var i = end;
        while (text[i] is ' ' or ',' && i - end < 3)
        {
            i++;
        }

        var word = i;
        while (Letters.Is(text[i]))
        {
            i++;
        }

        if (text.Slice(word, Math.Min(i, text.Length)) is not ("x" or "ext" or "extension"))
        {
            return end;
        }

        while (text[i] is ' ' or '.' or ':')
        {
            i++;
        }

        var digits = i;
        while (char.IsAsciiDigit(text[i]) && i - digits < 6)
        {
            i++;
        }

        return i > digits ? i : end;
    }

    private static bool HasContext(FoldedText text, int start)
    {
        var before = text.Slice(Math.Max(0, start - ContextReach), start);
        foreach (var word in Context)
        {
            if (before.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
