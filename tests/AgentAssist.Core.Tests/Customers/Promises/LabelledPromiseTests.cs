using System.Globalization;
using System.Text.Json;
using AgentAssist.Core.Customers.Promises;

namespace AgentAssist.Core.Tests.Customers.Promises;

/// <summary>
/// Labelled sentences. promises.tsv is halved by a hash of the id; promises-a.tsv, -b.tsv (mostly forms without "will") and -c.tsv were
/// written by others and developed on; promises-d.tsv was only ever scored, so its floors say what to expect of unseen speech.
/// </summary>
public sealed class LabelledPromiseTests
{
    private const int Whole = -1;

    [Theory]
    [InlineData("promises.tsv", 0, 0.95, 0.95)]
    [InlineData("promises.tsv", 1, 0.95, 0.95)]
    [InlineData("promises-a.tsv", Whole, 0.95, 0.95)]
    [InlineData("promises-b.tsv", Whole, 0.87, 0.75)]
    [InlineData("promises-c.tsv", Whole, 0.88, 0.87)]
    [InlineData("promises-d.tsv", Whole, 0.85, 0.8)]
    public void Read_LabelledSentences_KeepsPrecisionAndRecall(string file, int half, double precision, double recall)
    {
        int right = 0, found = 0, labelled = 0;
        foreach (var row in File.ReadLines(PathOf(file)).Skip(1).Select(line => line.Split('\t')).Where(row => half == Whole || HalfOf(row[0]) == half))
        {
            using var labels = JsonDocument.Parse(row[5]);
            var left = PromiseReader.Default.Read(
                row[4],
                Enum.Parse<PromiseSpeaker>(row[3], ignoreCase: true),
                DateTimeOffset.Parse(row[1], CultureInfo.InvariantCulture),
                TimeZoneInfo.FindSystemTimeZoneById(row[2])).ToList();
            found += left.Count;
            foreach (var label in labels.RootElement.EnumerateArray())
            {
                labelled++;
                var index = left.FindIndex(promise => Agrees(promise, label));
                if (index >= 0)
                {
                    right++;
                    left.RemoveAt(index);
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{file} {half}: {right} right of {found} found and {labelled} labelled");
        Assert.InRange((double)right / found, precision, 1);
        Assert.InRange((double)right / labelled, recall, 1);
    }

    [Theory]
    [InlineData("promises-a.tsv", 0)]
    [InlineData("promises-b.tsv", 0.04)]
    [InlineData("promises-c.tsv", 0.02)]
    [InlineData("promises-d.tsv", 0.045)]
    public void Read_SentencesWithoutPromise_SeldomFindsOne(string file, double most)
    {
        var rows = File.ReadLines(PathOf(file)).Skip(1).Select(line => line.Split('\t')).Where(row => row[5] == "[]").ToArray();
        var wrong = rows.Count(row => PromiseReader.Default.Read(
            row[4],
            Enum.Parse<PromiseSpeaker>(row[3], ignoreCase: true),
            DateTimeOffset.Parse(row[1], CultureInfo.InvariantCulture),
            TimeZoneInfo.FindSystemTimeZoneById(row[2])).Count > 0);
        Assert.InRange((double)wrong / rows.Length, 0, most);
    }

    private static bool Agrees(FoundPromise promise, JsonElement label)
    {
        return string.Equals(label.GetProperty("due").GetString() ?? "", promise.Due.ToString(), StringComparison.Ordinal)
            && string.Equals(label.GetProperty("by").GetString(), promise.By.ToString(), StringComparison.OrdinalIgnoreCase)
            && label.GetProperty("what").GetString()!.Split(' ').Intersect(promise.What.Split(' '), StringComparer.OrdinalIgnoreCase).Any();
    }

    private static int HalfOf(string id)
    {
        uint hash = 2166136261;
        foreach (var c in id)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)(hash >> 7) & 1;
    }

    private static string PathOf(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "Data", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException("The labelled data is not beside the tests.", name);
    }
}
