package org.soulstyler.video;

/**
 * The quadratic motion that fits a flow best within some pixels (least squares),
 * continued everywhere: a + b·x + c·y + d·x² + e·xy + f·y². A plane in perspective
 * moves so (Bergen et al., ECCV 1992), and a curved surface nearly.
 */
final class Trend {

	private static final int TERMS = 6;
	/** Keeps few pixels, or such in a row, from any slope. */
	private static final double RIDGE = 1e-6;

	private Trend() {
		// prevent instantiation of utility class
	}

	/** @param inside not all false */
	static Flow of(final Flow flow, final boolean[] inside) {
		final int width = flow.width(), height = flow.height();
		double count = 0, middleX = 0, middleY = 0;
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				if (!inside[i]) continue;
				count++;
				middleX += x;
				middleY += y;
			}
		middleX /= count;
		middleY /= count;
		final double unit = Math.sqrt(count);
		final double[] term = new double[TERMS];
		// Normal equations with two right sides.
		final double[][] sums = new double[TERMS][TERMS + 2];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				if (!inside[i]) continue;
				terms(term, (x - middleX) / unit, (y - middleY) / unit);
				for (int k = 0; k < TERMS; k++) {
					for (int j = 0; j < TERMS; j++)
						sums[k][j] += term[k] * term[j];
					sums[k][TERMS] += term[k] * flow.dx()[i];
					sums[k][TERMS + 1] += term[k] * flow.dy()[i];
				}
			}
		for (int k = 0; k < TERMS; k++)
			sums[k][k] += RIDGE * count;
		solve(sums);
		final Flow trend = Flow.still(width, height);
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				terms(term, (x - middleX) / unit, (y - middleY) / unit);
				double dx = 0, dy = 0;
				for (int k = 0; k < TERMS; k++) {
					dx += sums[k][TERMS] * term[k];
					dy += sums[k][TERMS + 1] * term[k];
				}
				trend.dx()[i] = (float) dx;
				trend.dy()[i] = (float) dy;
			}
		return trend;
	}

	private static void terms(final double[] term, final double x,
		final double y)
	{
		term[0] = 1;
		term[1] = x;
		term[2] = y;
		term[3] = x * x;
		term[4] = x * y;
		term[5] = y * y;
	}

	/**
	 * Gauss and Jordan's elimination, which needs no pivots where a matrix is
	 * symmetric and positive definite. The right sides become the solutions.
	 */
	private static void solve(final double[][] rows) {
		for (int k = 0; k < TERMS; k++) {
			for (int j = TERMS + 1; j >= k; j--)
				rows[k][j] /= rows[k][k];
			for (int i = 0; i < TERMS; i++) {
				if (i == k) continue;
				for (int j = TERMS + 1; j >= k; j--)
					rows[i][j] -= rows[i][k] * rows[k][j];
			}
		}
	}
}
