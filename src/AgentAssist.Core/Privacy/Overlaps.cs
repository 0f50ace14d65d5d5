namespace AgentAssist.Core.Privacy;

/// <summary>Chooses among recognitions that overlap.</summary>
internal static class Overlaps
{
    /// <summary>
    /// Keeps every placeholder, then secrets, then identifiers, the longer before the shorter, in order of appearance and
    /// without overlaps. Of a name or an address that something else cuts into at an end, the rest is kept.
    /// </summary>
    public static List<Recognition> Resolve(string text, List<Recognition> found)
    {
        Placeholders.Scan(text, found);
        found.Sort(static (a, b) =>
        {
            var rank = Rank(a).CompareTo(Rank(b));
            var length = b.Length.CompareTo(a.Length);
            return rank != 0 ? rank : length != 0 ? length : a.Start.CompareTo(b.Start);
        });

        var kept = new List<Recognition>(found.Count);
        var taken = new bool[text.Length + 1];
        foreach (var candidate in found)
        {
            var free = Free(candidate, taken);
            if (free.Length > 0 && Array.IndexOf(taken, true, free.Start, free.Length) < 0)
            {
                Array.Fill(taken, true, free.Start, free.Length);
                kept.Add(free);
            }
        }

        kept.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return kept;
    }

    private static Recognition Free(Recognition candidate, bool[] taken)
    {
        if (candidate.Type is not (Sensitive.Name or Sensitive.Address) || candidate.IsPlaceholder)
        {
            return candidate;
        }

        var (start, end) = (candidate.Start, candidate.End);
        while (start < end && taken[start])
        {
            start++;
        }

        while (start < end && taken[end - 1])
        {
            end--;
        }

        return candidate with { Start = start, End = end };
    }

    private static int Rank(Recognition r)
    {
        return r.IsPlaceholder ? 0 : Sensitive.IsSecret(r.Type) ? 1 : 2;
    }
}
