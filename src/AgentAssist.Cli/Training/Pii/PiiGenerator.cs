using System.Text;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>Makes examples from templates: every template many times, each time with other values and sometimes another case.</summary>
internal sealed class PiiGenerator(Random random)
{
    private readonly PiiValues _values = new(random);

    /// <summary>Fills each template <paramref name="times"/> times.</summary>
    public IEnumerable<PiiExample> Generate(IReadOnlyList<string> templates, int times)
    {
        for (var time = 0; time < times; time++)
        {
            foreach (var template in templates)
            {
                yield return Recase(Fill(template));
            }
        }
    }

    /// <summary>Fills one template: slots in braces become values, of which those that identify become spans.</summary>
    public PiiExample Fill(string template)
    {
        var text = new StringBuilder();
        var spans = new List<PiiSpan>();
        for (var i = 0; i < template.Length;)
        {
            var open = template.IndexOf('{', i);
            if (open < 0)
            {
                text.Append(template, i, template.Length - i);
                break;
            }

            text.Append(template, i, open - i);
            var close = template.IndexOf('}', open);
            var (value, type) = _values.Fill(template[(open + 1)..close]);
            if (type is not null)
            {
                spans.Add(new PiiSpan(text.Length, text.Length + value.Length, type));
            }

            text.Append(value);
            i = close + 1;
        }

        return new PiiExample(text.ToString(), spans);
    }

    /// <summary>Replaces the values of an example by others of their kind, so that nothing is learned of the values themselves.</summary>
    public PiiExample Refill(PiiExample example)
    {
        var text = new StringBuilder();
        var spans = new List<PiiSpan>();
        var from = 0;
        foreach (var span in example.Spans.OrderBy(s => s.Start))
        {
            if (span.Start < from)
            {
                continue;
            }

            text.Append(example.Text, from, span.Start - from);
            var old = example.Text[span.Start..span.End];
            var value = SlotFor(span.Type, old) is { } slot ? _values.Fill(slot).Text : old;
            spans.Add(new PiiSpan(text.Length, text.Length + value.Length, span.Type));
            text.Append(value);
            from = span.End;
        }

        text.Append(example.Text, from, example.Text.Length - from);
        return example with { Text = text.ToString(), Spans = spans };
    }

    /// <summary>Now and then writes an example in lower case, as people chat, or in capitals, as they shout.</summary>
    public PiiExample Recase(PiiExample example)
    {
        var kind = random.Next(12);
        var text = kind < 4 ? Lower(example.Text) : kind == 4 ? Upper(example.Text) : example.Text;
        return example with { Text = text };
    }

    private static string? SlotFor(string type, string value) => type switch
    {
        "PERSON" => value.Contains(' ', StringComparison.Ordinal) ? "name" : null,
        "GPE" => "city",
        "ORGANIZATION" => "org",
        "NRP" => "nat",
        "STREET_ADDRESS" when value.Length > 30 => "address",
        "STREET_ADDRESS" when value.Length > 8 && value.Any(char.IsLetter) => "street",
        _ => null,
    };

    // One unit for one unit, so that spans stay where they are.
    private static string Lower(string text) => string.Create(text.Length, text, (to, from) => from.AsSpan().ToLowerInvariant(to));

    private static string Upper(string text) => string.Create(text.Length, text, (to, from) => from.AsSpan().ToUpperInvariant(to));
}
