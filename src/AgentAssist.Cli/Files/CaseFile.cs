using System.Text.Json;

namespace AgentAssist.Cli.Files;

/// <summary>A file of cases: JSON lines, or one scenario or a list of them as one JSON document.</summary>
internal static class CaseFile
{
    /// <summary>Reads the cases one by one. Those that cannot be used go to <paramref name="faults"/>.</summary>
    public static IEnumerable<Case> Read(string path, TextReader reader, LineFaults faults)
    {
        var first = reader.ReadLine();
        while (first is not null && string.IsNullOrWhiteSpace(first))
        {
            first = reader.ReadLine();
        }

        if (first is null)
        {
            throw new CliException($"{path} is empty: it must hold cases, one JSON object a line.");
        }

        var name = Path.GetFileNameWithoutExtension(path);
        if (IsWhole(first))
        {
            foreach (var (number, text) in TextFiles.Lines(reader).Select(line => (line.Number + 1, line.Text)).Prepend((1, first)))
            {
                if (ReadLine(number, text, faults) is { } one)
                {
                    yield return one;
                }
            }

            yield break;
        }

        foreach (var one in ReadDocument(path, name, first + '\n' + reader.ReadToEnd(), faults))
        {
            yield return one;
        }
    }

    // A document that spans lines has a first line that is no JSON by itself; so has a broken line, which then fails below.
    private static bool IsWhole(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return line.TrimStart().StartsWith('{') && line.TrimEnd().EndsWith('}');
        }
    }

    private static Case? ReadLine(long number, string text, LineFaults faults)
    {
        try
        {
            using var document = JsonFields.ParseObject(text);
            return Case.Read(document.RootElement, number, $"line-{number}");
        }
        catch (LineFaultException e)
        {
            faults.Add(number, e);
            return null;
        }
    }

    private static IEnumerable<Case> ReadDocument(string path, string name, string text, LineFaults faults)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new CliException(
                $"{path} is neither JSON lines nor one JSON document: error in line {e.LineNumber + 1}, byte {e.BytePositionInLine}.", e);
        }

        using (document)
        {
            var root = document.RootElement;
            JsonElement[] elements = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
            for (var i = 0; i < elements.Length; i++)
            {
                Case? one = null;
                try
                {
                    one = elements[i].ValueKind == JsonValueKind.Object
                        ? Case.Read(elements[i], i + 1, elements.Length == 1 ? name : $"{name}-{i + 1}")
                        : throw new LineFaultException("", "is not a JSON object.");
                }
                catch (LineFaultException e)
                {
                    faults.Add(i + 1, e);
                }

                if (one is not null)
                {
                    yield return one;
                }
            }
        }
    }
}
