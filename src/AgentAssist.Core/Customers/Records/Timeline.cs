using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Records;

/// <summary>A customer's records in the order in which they happened, and which of them belong together.</summary>
internal sealed class Timeline
{
    /// <summary>How sure two records belong together that no reference joins.</summary>
    private const double JoinedByWords = 0.8;

    private readonly HashSet<string> _known;

    public Timeline(IEnumerable<Interaction> interactions, CustomerProfile? profile, DateTimeOffset now, MeaningReader? reader = null)
    {
        Zone = profile is null ? TimeZoneInfo.Utc : CustomerRules.FindTimeZone(profile.TimeZone) ?? TimeZoneInfo.Utc;
        Style = new SpokenStyle(profile?.LanguageCode, profile?.TimeZone, now);
        Records =
        [
            .. interactions.Select(i => TimelineRecord.Read(i, reader ?? MeaningReader.Default, Zone))
                .OrderBy(r => r.At).ThenBy(r => r.Id, StringComparer.Ordinal),
        ];
        _known = Records.Select(r => r.Reference).Where(r => r.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Oldest first; ties in order of id.</summary>
    public IReadOnlyList<TimelineRecord> Records { get; }

    public TimeZoneInfo Zone { get; }

    public SpokenStyle Style { get; }

    /// <summary>
    /// How surely two records are about one matter, 0 to 1: surely where they name one reference; less surely where a
    /// reference is missing and their words agree; not at all where each names another thing of the same kind.
    /// </summary>
    public static double Link(TimelineRecord a, TimelineRecord b)
    {
        if (a.References.Overlaps(b.References))
        {
            return 1;
        }

        if (a.Reference.Length > 0 && b.Reference.Length > 0
            && RecordReferences.Prefix(a.Reference).Equals(RecordReferences.Prefix(b.Reference), StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        // Records of two numbers need more in common than one that has none.
        var shared = a.Subject.Count(b.Subject.Contains);
        return shared >= (a.Reference.Length > 0 && b.Reference.Length > 0 ? 2 : 1) ? JoinedByWords : 0;
    }

    /// <summary>The reference that two records share; else that of the later one, else of the earlier.</summary>
    public string About(TimelineRecord first, TimelineRecord then)
    {
        if (first.Reference.Length > 0 && then.References.Contains(first.Reference))
        {
            return first.Reference;
        }

        var shared = first.References.Where(then.References.Contains).OrderByDescending(_known.Contains).ThenBy(r => r, StringComparer.Ordinal);
        return shared.FirstOrDefault() ?? (then.Reference.Length > 0 ? then.Reference : first.Reference);
    }
}
