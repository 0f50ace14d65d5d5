namespace AgentAssist.Core.Privacy;

/// <summary>
/// Finds payment card numbers: 13 to 19 digits in any grouping that pass the Luhn check. Where several groupings pass,
/// all of them are masked: better a digit too many than a card number cut in half.
/// </summary>
internal static class CardScanner
{
    private const int Shortest = 13;
    private const int Longest = 19;
    private const int ContextReach = 40;

    // Digits of an expiry date and a card code together.
    private const int LongestCompanion = 10;

    private static readonly string[] Context =
        ["card", "visa", "mastercard", "maestro", "amex", "american express", "discover", "cc ", "tarjeta", "debit", "credit", "karte", "carte"];

    public static void Scan(FoldedText text, List<DigitGroup> groups, List<Recognition> found)
    {
        List<Reading>? readings = null;
        for (var first = 0; first < groups.Count; first++)
        {
            ScanInside(text, groups[first], ref readings);
            ScanFrom(text, groups, first, ref readings);
        }

        foreach (var reading in readings is null ? [] : Merge(text, readings))
        {
            found.Add(new Recognition(text.SourceStart(reading.Start), text.SourceEnd(reading.End), Sensitive.Card));
        }
    }

    private static void ScanFrom(FoldedText text, List<DigitGroup> groups, int first, ref List<Reading>? readings)
    {
        var digits = 0;
        var comma = false;
        for (var last = first; last < groups.Count; last++)
        {
            digits += groups[last].Length;
            if (digits > Longest)
            {
                return;
            }

            if (digits >= Shortest - 1 && IsCard(text, groups, first, last, digits, comma))
            {
                var start = groups[first].Start;
                (readings ??= []).Add(new Reading(start, groups[last].End, digits >= 15 && IsKnownRange(text, start, digits)));
            }

            if (!groups[last].LinkedToNext)
            {
                return;
            }

            comma |= DigitGroups.GapHolds(text, groups[last], groups[last + 1], ',');
        }
    }

    private static bool IsCard(FoldedText text, List<DigitGroup> groups, int first, int last, int digits, bool comma)
    {
        var start = groups[first].Start;
        var end = groups[last].End;
        var known = IsKnownRange(text, start, digits);
        if (!Passes(text, start, end))
        {
            // A mistyped card number still gives away nearly all of it.
            return known && digits >= 15 && !comma && HasContext(text, start);
        }

        if (digits < Shortest)
        {
            return known && HasContext(text, start);
        }

        // Lists of numbers, dates and international telephone numbers pass the check by chance one time in ten.
        var doubtful = comma || text[start - 1] == '+' || HoldsDate(text, groups, first, last) || AfterDecimalPoint(text, start);
        return !doubtful || (known && (digits >= 15 || HasContext(text, start)));
    }

    // A card number glued to its expiry or code: the row of digits as a whole does not pass, its first or last 15 or 16 do.
    private static void ScanInside(FoldedText text, DigitGroup group, ref List<Reading>? readings)
    {
        if (group.Length <= 16)
        {
            return;
        }

        foreach (var length in (ReadOnlySpan<int>)[16, 15])
        {
            if ((IsKnownRange(text, group.Start, length) && Passes(text, group.Start, group.Start + length))
                || (IsKnownRange(text, group.End - length, length) && Passes(text, group.End - length, group.End)))
            {
                (readings ??= []).Add(new Reading(group.Start, group.End, Strong: true));
                return;
            }
        }
    }

    // Overlapping readings become one that covers both, except that a reading in an issuer's own range and length does
    // not swallow the expiry or code beside it.
    private static List<Reading> Merge(FoldedText text, List<Reading> readings)
    {
        var merged = new List<Reading>(readings.Count);
        foreach (var reading in readings)
        {
            if (merged.Count == 0 || reading.Start >= merged[^1].End)
            {
                merged.Add(reading);
                continue;
            }

            var last = merged[^1];
            if (last.Strong && !reading.Strong && Digits(text, last.End, reading.End) <= LongestCompanion)
            {
                continue;
            }

            merged[^1] = reading.Strong && !last.Strong && reading.End >= last.End && Digits(text, last.Start, reading.Start) <= LongestCompanion
                ? reading
                : new Reading(last.Start, Math.Max(last.End, reading.End), last.Strong || reading.Strong);
        }

        return merged;
    }

    private static int Digits(FoldedText text, int start, int end)
    {
        var digits = 0;
        for (var i = start; i < end; i++)
        {
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
        }

        return digits;
    }

    private static bool Passes(FoldedText text, int start, int end)
    {
        var sum = 0;
        var twice = false;
        var onlyZeros = true;
        for (var i = end - 1; i >= start; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var digit = text[i] - '0';
            onlyZeros &= digit == 0;
            var weighted = twice ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            twice = !twice;
        }

        return sum % 10 == 0 && !onlyZeros;
    }

    private static bool IsKnownRange(FoldedText text, int start, int digits)
    {
        var prefix = 0;
        for (int i = start, taken = 0; taken < 4 && i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                prefix = (prefix * 10) + (text[i] - '0');
                taken++;
            }
        }

        return prefix switch
        {
            >= 4000 and <= 4999 => digits is 13 or 16 or 19,
            (>= 5100 and <= 5599) or (>= 2221 and <= 2720) => digits == 16,
            (>= 3400 and <= 3499) or (>= 3700 and <= 3799) => digits == 15,
            (>= 3000 and <= 3059) or (>= 3600 and <= 3699) or (>= 3800 and <= 3999) => digits is >= 14 and <= 19,
            >= 3528 and <= 3589 => digits is >= 16 and <= 19,
            1800 or 2131 => digits == 15,
            (>= 5000 and <= 5099) or (>= 5600 and <= 6999) => digits is >= 12 and <= 19,
            _ => false,
        };
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

    private static bool HoldsDate(FoldedText text, List<DigitGroup> groups, int first, int last)
    {
        for (var i = first; i + 2 <= last; i++)
        {
            if (Dates.IsDate(text, groups[i], groups[i + 1], groups[i + 2]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AfterDecimalPoint(FoldedText text, int start)
    {
        return text[start - 1] is '.' or ',' && char.IsAsciiDigit(text[start - 2]);
    }

    // A stretch that passes, in folded indices; strong where an issuer uses this range at this length.
    private readonly record struct Reading(int Start, int End, bool Strong);
}
