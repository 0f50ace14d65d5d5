using AgentAssist.Core.Privacy.Tagging;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>All that a model is trained on: the given examples, also with other values, templates of this project, and background.</summary>
internal sealed class PiiCorpus(PiiTraining options, PiiBackground background)
{
    private const int Refills = 3;

    public uint[] Ordinary { get; } = background.OrdinaryWords();

    /// <summary>The examples to learn from, for those given that may be learned from.</summary>
    public List<PiiExample> With(IReadOnlyList<PiiExample> given)
    {
        var random = new Random(options.Seed);
        var generator = new PiiGenerator(random);
        var words = new WordList(Gazetteer.Words(), Ordinary);
        var examples = new List<PiiExample>(given);
        for (var time = 0; time < Refills; time++)
        {
            examples.AddRange(given.Select(example => generator.Recase(generator.Refill(example))));
        }

        var templates = Templates();
        examples.AddRange(generator.Generate(templates, options.Fillings));
        examples.AddRange(background.Sample(options.Background, words, random).Select(generator.Recase));
        return examples;
    }

    private static List<string> Templates()
    {
        return [.. EmbeddedTable.Read(typeof(PiiCorpus).Assembly, "PiiTemplates.tsv").Select(row => row[0].Replace("\\n", "\n", StringComparison.Ordinal))];
    }
}
