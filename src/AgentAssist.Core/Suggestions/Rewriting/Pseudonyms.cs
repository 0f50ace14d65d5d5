using System.Text;
using System.Text.RegularExpressions;
using AgentAssist.Core.Privacy;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>
/// Stands numbered placeholders ([NAME_1], [ORDER_2]) in for what identifies a customer, and puts the values back. One value has
/// one placeholder throughout one prompt, so that a model can tell two people apart. A secret has no value here that could be put
/// back. For one prompt and one thread.
/// </summary>
/// <param name="masker">Finds identifiers; what it is configured to leave readable is left readable here.</param>
/// <param name="profile">The customer, whose own names and numbers are hidden too; null for an unknown one.</param>
/// <param name="references">Numbers of orders, cases and services that records name, however they look.</param>
internal sealed partial class Pseudonyms(TextMasker masker, CustomerProfile? profile, IEnumerable<string> references)
{
    private const string ReferenceType = "REFERENCE";
    private const int ShortestReference = 3;

    private readonly string[] _references = [.. references.Where(r => r.Length >= ShortestReference).Distinct(StringComparer.OrdinalIgnoreCase)];
    private readonly Dictionary<string, string> _placeholders = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The text with placeholders. What somebody typed in the form of one of them loses that form.</summary>
    public string Hide(string text)
    {
        var masked = masker.Mask(Numbered().Replace(text, "($1)"), profile);
        var found = masked.Spans
            .Where(span => !span.Masked)
            .Select(span => (span.Span.Start, span.Span.End, span.Type))
            .Concat(_references.SelectMany(reference => Occurrences(masked.Text, reference)));
        var result = new StringBuilder(masked.Text.Length);
        var from = 0;
        foreach (var (start, end, type) in Longest(found))
        {
            result.Append(masked.Text, from, start - from).Append(Placeholder(type, masked.Text[start..end]));
            from = end;
        }

        return result.Append(masked.Text, from, masked.Text.Length - from).ToString();
    }

    /// <summary>The text with the values in their places; null where a placeholder, or what looks like one, stands for nothing that was hidden.</summary>
    public string? Reveal(string text)
    {
        var unknown = false;
        var revealed = Bracketed().Replace(text, match =>
        {
            unknown |= !_values.TryGetValue(match.Value, out var value);
            return value ?? "";
        });
        return unknown || Bracketed().Replace(text, "").AsSpan().IndexOfAny("[]") >= 0 ? null : revealed;
    }

    private static IEnumerable<(int Start, int End, string Type)> Occurrences(string text, string reference)
    {
        for (var at = text.IndexOf(reference, StringComparison.OrdinalIgnoreCase); at >= 0;)
        {
            var end = at + reference.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                yield return (at, end, ReferenceType);
            }

            at = text.IndexOf(reference, end, StringComparison.OrdinalIgnoreCase);
        }
    }

    // Of two that overlap the longer; in order.
    private static List<(int Start, int End, string Type)> Longest(IEnumerable<(int Start, int End, string Type)> found)
    {
        var kept = new List<(int Start, int End, string Type)>();
        foreach (var span in found.OrderByDescending(s => s.End - s.Start).ThenBy(s => s.Start))
        {
            if (!kept.Exists(k => span.Start < k.End && k.Start < span.End))
            {
                kept.Add(span);
            }
        }

        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
        return kept;
    }

    private string Placeholder(string type, string value)
    {
        var key = $"{type} {value}";
        if (!_placeholders.TryGetValue(key, out var placeholder))
        {
            var number = _counts[type] = _counts.GetValueOrDefault(type) + 1;
            placeholder = _placeholders[key] = $"[{type}_{number}]";
            _values[placeholder] = value;
        }

        return placeholder;
    }

    [GeneratedRegex(@"\[([A-Za-z_]+_[0-9]+)\]")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\[[^\[\]]{0,64}\]")]
    private static partial Regex Bracketed();
}
