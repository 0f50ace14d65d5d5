namespace AgentAssist.Cli.Training;

/// <summary>What to train, and how thoroughly.</summary>
/// <param name="Teachers">Ways to train a teacher; each is trained once for every part of the rows.</param>
/// <param name="Parts">Into how many parts the rows are divided; a teacher never sees the part that it judges.</param>
/// <param name="Trust">How much a row's own label counts beside what the teachers make of it, 0 to 1.</param>
/// <param name="Students">How the networks that are kept are trained; joined, they answer with the mean of what each would.</param>
internal sealed record DistillationOptions(
    IReadOnlyList<NetworkOptions> Teachers, int Parts, float Trust, IReadOnlyList<NetworkOptions> Students);

/// <summary>What came of it.</summary>
/// <param name="Student">The networks that are kept, joined.</param>
/// <param name="Judged">For each labelled row the log-odds that teachers gave which had not seen it.</param>
internal sealed record Distilled(Network Student, float[][] Judged);

/// <summary>
/// Trains many networks and teaches the ones that are kept what the others know (Hinton et al. 2015). The teachers judge only rows that they
/// have not learned from, so that what they say of a doubtful label is worth something; unlabelled rows, which all of them judge,
/// carry what was learned into other kinds of text.
/// </summary>
internal sealed class Distillation(DistillationOptions options, int seed, Action<double> progress)
{
    private int _done;

    /// <summary>Trains.</summary>
    /// <param name="rows">Labelled rows first, then unlabelled ones.</param>
    /// <param name="targets">Of the labelled rows; NaN where a row does not say.</param>
    /// <param name="parts">Which part each labelled row belongs to; texts that are alike belong together.</param>
    public Distilled Run(FeatureMatrix rows, float[][] targets, int[] parts, int features, CancellationToken cancellationToken)
    {
        var teachers = options.Teachers.Count * options.Parts;
        var judged = Sums(rows.Rows, targets[0].Length);
        var epochs = (options.Parts * options.Teachers.Sum(t => t.Epochs)) + options.Students.Sum(s => s.Epochs);
        void Tick() => progress(Interlocked.Increment(ref _done) / (double)epochs);

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        var judgements = new float[teachers][][];
        Parallel.For(0, teachers, parallel, number =>
        {
            var part = number / options.Teachers.Count;
            var use = Enumerable.Range(0, targets.Length).Where(row => parts[row] != part).ToArray();
            var teacher = Network.Train(
                rows, targets, use, features, options.Teachers[number % options.Teachers.Count], seed + number, Tick, cancellationToken);
            judgements[number] = [.. Judges(part, parts, rows.Rows).Select(row => teacher.Score(rows[row]))];
        });

        // Added up in one order, whoever was done first.
        for (var number = 0; number < teachers; number++)
        {
            var i = 0;
            foreach (var row in Judges(number / options.Teachers.Count, parts, rows.Rows))
            {
                var opinions = row < targets.Length ? options.Teachers.Count : teachers;
                Numbers.AddScaled(1f / opinions, Padded(judgements[number][i++]), judged[row]);
            }
        }

        var lessons = judged.Select((logits, row) => Lesson(logits, row < targets.Length ? targets[row] : null, targets[0].Length)).ToArray();
        var all = Enumerable.Range(0, rows.Rows).ToArray();
        var students = new Network[options.Students.Count];
        Parallel.For(0, students.Length, parallel, number => students[number] = Network.Train(
            rows, lessons, all, features, options.Students[number], seed + teachers + number, Tick, cancellationToken));
        return new Distilled(Network.Join(students), [.. judged.Take(targets.Length).Select(logits => logits[..targets[0].Length])]);
    }

    private static IEnumerable<int> Judges(int part, int[] parts, int rows) =>
        Enumerable.Range(0, rows).Where(row => row >= parts.Length || parts[row] == part);

    private float[] Lesson(float[] logits, float[]? target, int labels)
    {
        var lesson = options.Students[0].Chooses ? Choice.Probabilities(logits.AsSpan(0, labels)) : Array.ConvertAll(logits[..labels], Numbers.Probability);
        for (var label = 0; label < labels && target is not null; label++)
        {
            lesson[label] += float.IsNaN(target[label]) ? 0 : options.Trust * (target[label] - lesson[label]);
        }

        return lesson;
    }

    private static float[][] Sums(int rows, int labels) => [.. Enumerable.Range(0, rows).Select(_ => new float[Numbers.Padded(labels)])];

    private static float[] Padded(float[] numbers)
    {
        var padded = new float[Numbers.Padded(numbers.Length)];
        numbers.CopyTo(padded, 0);
        return padded;
    }
}
