namespace AgentAssist.Core.Privacy;

/// <summary>Chooses among recognitions that overlap.</summary>
internal static class Overlaps
{
    /// <summary>
    /// Keeps every placeholder, then secrets, then identifiers, the longer before the shorter, in order of appearance and
    /// without overlaps.
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
            if (candidate.Length > 0 && Array.IndexOf(taken, true, candidate.Start, candidate.Length) < 0)
            {
                Array.Fill(taken, true, candidate.Start, candidate.Length);
                kept.Add(candidate);
            }
        }

        kept.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return kept;
    }

    private static int Rank(Recognition r)
    {
        return r.IsPlaceholder ? 0 : Sensitive.IsSecret(r.Type) ? 1 : 2;
    }
}
