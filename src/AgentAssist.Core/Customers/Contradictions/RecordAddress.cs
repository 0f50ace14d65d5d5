using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>Tells whether a record used an address that an earlier one had replaced.</summary>
internal static partial class RecordAddress
{
    private const RecordMeaning Uses = RecordMeaning.Dispatched | RecordMeaning.Delivered | RecordMeaning.Billed | RecordMeaning.Missing
        | RecordMeaning.Dunned | RecordMeaning.AppointmentMissed | RecordMeaning.OldAddress;

    private const string Kinds = "Street|St|Road|Rd|Terrace|Lane|Ln|Avenue|Ave|Close|Way|Drive|Dr|Court|Ct|Row|Place|Square|Hill|Gardens|Crescent|Boulevard|Blvd|Quay|Grove|Walk|Mews|Parade|Green";

    public static bool UsesOld(TimelineRecord changed, TimelineRecord then)
    {
        if (ValidFrom(changed) is { } from && then.Day < from)
        {
            return false;
        }

        if (then.Is(RecordMeaning.OldAddress))
        {
            return true;
        }

        var (old, current) = Read(changed);
        var used = Keys(then.Interaction.Summary + " | " + string.Join(" | ", then.Interaction.Facts.Values));
        if (used.Any(old.Contains) && !used.Overlaps(current))
        {
            return true;
        }

        // Another address than the new one, in a field that holds where something went.
        var sentTo = Keys(then.Fact("address", "ship_to", "sent_to", "deliver_to", "destination", "mailed_to", "posted_to"));
        return then.Is(Uses) && current.Count > 0 && sentTo.Count > 0 && !sentTo.Overlaps(current);
    }

    private static DateOnly? ValidFrom(TimelineRecord changed) =>
        changed.FactDay("effective", "from_date", "valid_from")
        ?? RecordDates.In(changed.Interaction.Summary, changed.Day).Select(d => (DateOnly?)d.Day).FirstOrDefault(d => d > changed.Day);

    /// <summary>The addresses that no longer hold and those that now do.</summary>
    private static (HashSet<string> Old, HashSet<string> Current) Read(TimelineRecord changed)
    {
        var old = Keys(changed.Fact("old", "previous", "former"));
        var current = Keys(changed.Fact("new", "current", "address"));
        current.ExceptWith(old);
        var text = changed.Interaction.Summary;
        foreach (Match match in Addresses().Matches(text))
        {
            string[] keys = [.. KeysOf(match)];
            if (!current.Overlaps(keys) && !old.Overlaps(keys))
            {
                (IsReplaced(text, match) ? old : current).UnionWith(keys);
            }
        }

        return (old, current);
    }

    private static bool IsReplaced(string text, Match address)
    {
        var before = text[Math.Max(0, address.Index - 24)..address.Index];
        var after = text[(address.Index + address.Length)..Math.Min(text.Length, address.Index + address.Length + 40)];
        return Leaving().IsMatch(before) || Left().IsMatch(after);
    }

    private static HashSet<string> Keys(string text) => Addresses().Matches(text).SelectMany(KeysOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>Number and street in one notation, whichever comes first, and the street alone where it is named in full.</summary>
    private static IEnumerable<string> KeysOf(Match address)
    {
        if (address.Groups["number"].Success)
        {
            yield return $"{address.Groups["number"].Value} {address.Groups["street"].Value}".ToLowerInvariant();
        }

        if (address.Groups["kind"].Success)
        {
            yield return $"{address.Groups["street"].Value} {address.Groups["kind"].Value}".ToLowerInvariant();
        }
    }

    [GeneratedRegex(
        @"\b(?<number>\d{1,5}[a-zA-Z]?) (?<street>(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|USD|EUR|GBP|CHF|CAD|AUD|SEK|NOK|DKK|Mbps|GB|MB|PM|AM)\b)[A-Z][\p{L}'’-]+)(?: (?<kind>" + Kinds + @"))?\b"
        + @"|\b(?<street>[A-Z][\p{L}'’-]+) (?<kind>" + Kinds + @")\b"
        + @"|\b(?<street>[A-Z][\p{L}'’-]{3,}(?:gata|gate|veien|vei|strasse|straße|weg|gasse|platz|allee|gatan|vägen|laan|straat|plein|vej|tie|katu)) (?<number>\d{1,5}[a-zA-Z]?)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\b(?:from|no longer (?:to|at|in)|old|previous|former|instead of|nothing more to|no more to|not|replac\w+|leaving|left|was|out of|formerly)(?: address)?:? $", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Leaving();

    [GeneratedRegex(@"^[^.;]{0,20}?\b(?:deleted|removed|to \d|is no longer|no longer|archived|replaced|expired|->|→)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Left();
}
