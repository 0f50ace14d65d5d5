using System.CommandLine;

namespace AgentAssist.Cli.Training;

/// <summary>Trains the models that Core reads.</summary>
internal static class TrainCommand
{
    public static Command Create(CliContext context)
    {
        return new Command("train", "Train a model from labelled data; one seed gives one model.")
        {
            TrainPiiCommand.Create(context),
        };
    }
}
