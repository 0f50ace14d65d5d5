namespace AgentAssist.Cli.Training;

/// <summary>A text with what is known of it.</summary>
/// <param name="Id">Of the row in its file.</param>
/// <param name="Group">Which source it comes from (the column "task"); measures are also given for each.</param>
/// <param name="Targets">For each label of the task 0 or 1, or a share between; NaN where the row does not say.</param>
internal sealed record TrainingRow(string Id, string Group, string Text, float[] Targets);
