using System.Text;
using AgentAssist.Core.Privacy.Tagging;
using AgentAssist.V1;

namespace AgentAssist.Core.Privacy;

/// <summary>
/// Masks secrets irreversibly and marks identifiers. The same text always gives the same result, and masking a masked
/// text changes nothing. Thread-safe; never fails on any input, however malformed.
/// </summary>
public sealed class TextMasker
{
    // Masking one secret can bring another to light ("[CARD] 12/26 123"); text never needs many rounds.
    private const int MostRounds = 16;

    // The working space of a scan, which no two threads may share.
    [ThreadStatic]
    private static TaggedSpans? _taggedOfThread;

    private readonly PrivacyOptions _options;
    private readonly TagModel _model;

    /// <summary>Masks secrets, and the identifiers that are switched on.</summary>
    /// <param name="options">The switches; null takes the defaults.</param>
    public TextMasker(PrivacyOptions? options = null)
        : this(options ?? new PrivacyOptions(), TagModel.Default)
    {
    }

    internal TextMasker(PrivacyOptions options, TagModel model)
    {
        _options = options;
        _model = model;
    }

    /// <summary>
    /// Masks <paramref name="text"/> as it comes in at the door. Of a known customer it also recognises the names, e-mail
    /// addresses and telephone numbers of the profile, as identifiers NAME, EMAIL and PHONE.
    /// </summary>
    /// <param name="text">What was said or written, masked before or not; may be empty.</param>
    /// <param name="profile">The customer; null recognises patterns only.</param>
    public MaskedText Mask(string text, CustomerProfile? profile = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var secretFree = MaskSecrets(text);
        return MaskIdentifiers(secretFree, profile is null ? [] : KnownIdentifiers.Find(secretFree.Source, profile));
    }

    /// <summary>
    /// Finds what masking recognises, at its place in <paramref name="text"/> itself, in order and without overlaps.
    /// Placeholders that the text holds already are not reported.
    /// </summary>
    /// <param name="text">Any text, unmasked.</param>
    public IReadOnlyList<MaskedSpan> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var origin = new OriginMap(text.Length);
        var found = MaskIdentifiers(MaskSecrets(text, origin), []).Spans;
        var spans = new List<MaskedSpan>(found.Count);
        foreach (var span in found)
        {
            var (start, end) = origin.ToOriginal(span.Span.Start, span.Span.End);
            if (!text.AsSpan(start, end - start).SequenceEqual(Sensitive.Placeholder(span.Type)))
            {
                spans.Add(NewSpan(start, end, span.Type, Sensitive.IsSecret(span.Type)));
            }
        }

        return spans;
    }

    // Gives the text without secrets as the scanners read it.
    private static FoldedText MaskSecrets(string text, OriginMap? origin = null)
    {
        for (var round = 0; ; round++)
        {
            var folded = SpokenDigits.Read(new FoldedText(text));
            if (round == MostRounds)
            {
                return folded;
            }

            var found = new List<Recognition>();
            if (folded.HasDigits)
            {
                var groups = DigitGroups.Find(folded);
                CardScanner.Scan(folded, groups, found);
                CardCompanionScanner.Scan(folded, found);
                SsnScanner.Scan(folded, groups, found);
                IbanScanner.Scan(folded, found);
            }

            ContextScanner.Scan(folded, found, secrets: true);
            if (found.Count == 0)
            {
                return folded;
            }

            var kept = Overlaps.Resolve(text, found);
            var masked = Replace(text, kept);
            if (string.Equals(masked, text, StringComparison.Ordinal))
            {
                return folded;
            }

            origin?.Replace(kept);
            text = masked;
        }
    }

    private MaskedText MaskIdentifiers(FoldedText folded, List<Recognition> found)
    {
        var text = folded.Source;
        FindIdentifiers(folded, found);
        found.RemoveAll(r => !_options.Masks(r.Type));
        var kept = Overlaps.Resolve(text, found);
        if (kept.Count == 0)
        {
            return new MaskedText(text, [], text, []);
        }

        var spans = new MaskedSpan[kept.Count];
        var restricted = new MaskedSpan[kept.Count];
        var shift = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            var r = kept[i];
            var start = r.Start + shift;
            shift += Sensitive.Placeholder(r.Type).Length - r.Length;
            spans[i] = NewSpan(r.Start, r.End, r.Type, r.IsPlaceholder);
            restricted[i] = NewSpan(start, r.End + shift, r.Type, masked: true);
        }

        return new MaskedText(text, spans, Replace(text, kept), restricted);
    }

    private void FindIdentifiers(FoldedText folded, List<Recognition> found)
    {
        EmailScanner.Scan(folded, found);
        if (_options.Url)
        {
            UrlScanner.Scan(folded, found);
        }

        var groups = folded.HasDigits ? DigitGroups.Find(folded) : [];
        if (groups.Count > 0)
        {
            IpScanner.Scan(folded, found);
            PhoneScanner.Scan(folded, groups, found);
            DateScanner.Scan(folded, groups, found);
            AgeScanner.Scan(folded, groups, found);
            PostcodeScanner.Scan(folded, groups, found);
        }

        ContextScanner.Scan(folded, found, secrets: false);
        if (groups.Count > 0)
        {
            ReferenceScanner.Scan(folded, found);
        }

        Tagged().Scan(folded.Source, found);
    }

    private TaggedSpans Tagged()
    {
        return _taggedOfThread is { } tagged && tagged.Model == _model ? tagged : _taggedOfThread = new TaggedSpans(_model);
    }

    private static MaskedSpan NewSpan(int start, int end, string type, bool masked)
    {
        return new MaskedSpan { Span = new TextSpan { Start = start, End = end }, Type = type, Masked = masked };
    }

    private static string Replace(string text, List<Recognition> kept)
    {
        var result = new StringBuilder(text.Length + 16);
        var from = 0;
        foreach (var r in kept)
        {
            result.Append(text, from, r.Start - from).Append(Sensitive.Placeholder(r.Type));
            from = r.End;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }
}
